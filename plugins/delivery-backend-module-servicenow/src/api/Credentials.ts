import { toError } from '@backstage/errors';
import {
  SourceAnswerError,
  SourceHttpClient,
  SourceUnauthorizedError,
  SourceUnavailableError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { ServiceNowCredentials } from '../config/credentials';

/** What requests say of who asks. @internal */
export interface Credentials {
  headers(): Promise<Record<string, string>>;
  /** What was sent is not valid any more. True where there may be better. */
  renew(): boolean;
}

/** A user with a password: nothing to renew. */
function basicCredentials(username: string, password: string): Credentials {
  const text = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    headers: async () => ({ authorization: `Basic ${text}` }),
    renew: () => false,
  };
}

/** A token is renewed this long before it expires; milliseconds. */
const EARLY = 60_000;
/** Asking for a token changes nothing, so that it may be asked for again. */
const ATTEMPTS = 3;

interface Token {
  text: string;
  /** Epoch milliseconds. */
  until: number;
}

/** Tokens of an OAuth client, asked for when they are needed. */
class ClientCredentials implements Credentials {
  readonly #options: CredentialsOptions;
  readonly #client: { clientId: string; clientSecret: string };
  #token: Promise<Token> | undefined;

  constructor(
    client: { clientId: string; clientSecret: string },
    options: CredentialsOptions,
  ) {
    this.#client = client;
    this.#options = options;
  }

  async headers(): Promise<Record<string, string>> {
    const known = await this.#token;
    if (known && known.until - EARLY < this.#options.now()) {
      this.#token = undefined;
    }
    // One request for all that wait; a failure is not remembered.
    this.#token ??= this.#ask().catch(error => {
      this.#token = undefined;
      throw error;
    });
    const { text } = await this.#token;
    return { authorization: `Bearer ${text}` };
  }

  renew(): boolean {
    this.#token = undefined;
    return true;
  }

  async #ask(): Promise<Token> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once();
      } catch (error) {
        const isPassing = toError(error).name === 'SourceUnavailableError';
        if (!isPassing || attempt >= ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async #once(): Promise<Token> {
    const { http, baseUrl, now } = this.#options;
    const { clientId, clientSecret } = this.#client;
    const response = await http.fetch(`${baseUrl}/oauth_token.do`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    if (response.status >= 500) {
      throw new SourceUnavailableError(
        `The instance gave no token: ${response.status}`,
      );
    }
    if (!response.ok) {
      throw new SourceUnauthorizedError(
        `The instance refused the OAuth client: ${response.status}`,
      );
    }
    return this.#read(await response.json().catch(() => undefined), now());
  }

  #read(answer: any, now: number): Token {
    const { access_token: text, expires_in: seconds } = answer ?? {};
    if (typeof text !== 'string' || text === '') {
      throw new SourceAnswerError(
        'The instance answered without a token; is the OAuth application active?',
      );
    }
    return { text, until: now + Number(seconds ?? 1_800) * 1_000 };
  }
}

/** What tokens are asked for with. @internal */
export interface CredentialsOptions {
  /** Sends no credentials of its own. */
  http: Pick<SourceHttpClient, 'fetch'>;
  baseUrl: string;
  now: () => number;
}

/** The credentials of a connection. @internal */
export function credentialsOf(
  given: ServiceNowCredentials,
  options: CredentialsOptions,
): Credentials {
  return 'username' in given
    ? basicCredentials(given.username, given.password)
    : new ClientCredentials(given, options);
}
