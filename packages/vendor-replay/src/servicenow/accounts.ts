import { ReplayAnswer, ReplayRequest, ReplayRoute } from '../replay';

/** Who may ask. */
export interface ServiceNowAccount {
  username: string;
  password: string;
  clientId: string;
  clientSecret: string;
}

/** The only account of a server that was not told otherwise. */
export const replayAccount: ServiceNowAccount = {
  username: 'delivery-stack',
  password: 'replayed',
  clientId: 'delivery-stack-client',
  clientSecret: 'replayed-too',
};

const refused: ReplayAnswer = {
  status: 401,
  body: {
    error: {
      message: 'User Not Authenticated',
      detail: 'Required to provide Auth information',
    },
    status: 'failure',
  },
};

const TOKENS = '/oauth_token.do';

/** Checks passwords, and hands out tokens that can be made to expire. */
export class Accounts {
  readonly routes: ReplayRoute[];
  readonly #account: ServiceNowAccount;
  #tokens = new Set<string>();
  #issued = 0;

  constructor(account: ServiceNowAccount) {
    this.#account = account;
    this.routes = [
      {
        method: 'POST',
        path: TOKENS,
        handle: request => this.#issue(request),
      },
    ];
  }

  /** How many tokens were handed out. */
  get issued(): number {
    return this.#issued;
  }

  /** From now on every token that was handed out is refused. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** See `ReplayServerOptions.authorize`. */
  readonly authorize = ({
    url,
    headers,
  }: ReplayRequest): ReplayAnswer | undefined => {
    const sent = headers.authorization ?? '';
    const { username, password } = this.#account;
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    const isKnown =
      url.pathname === TOKENS ||
      sent === `Basic ${basic}` ||
      this.#tokens.has(sent.replace(/^Bearer /, ''));
    return isKnown ? undefined : refused;
  };

  #issue({ body }: ReplayRequest): ReplayAnswer {
    const form = new URLSearchParams(body);
    const { clientId, clientSecret } = this.#account;
    const isKnown =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === clientId &&
      form.get('client_secret') === clientSecret;
    if (!isKnown) {
      return {
        status: 401,
        body: {
          error_description: 'access_denied',
          error: 'server_error',
        },
      };
    }
    this.#issued += 1;
    const token = `token-${this.#issued}`;
    this.#tokens.add(token);
    return {
      body: {
        access_token: token,
        scope: 'useraccount',
        token_type: 'Bearer',
        expires_in: 1_799,
      },
    };
  }
}
