import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  SourceForbiddenError,
  SourceHttpClient,
  SourceHttpOptions,
  SourceUnauthorizedError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraConfig } from '../config/readJiraConfig';

/** What a request is about, for people who grant rights. */
export interface JiraRequest {
  query?: Readonly<Record<string, string | number | undefined>>;
  /** What an OAuth token needs for it. */
  scope: string;
  signal: AbortSignal;
}

/** See {@link JiraHttp.create}. */
export interface JiraHttpOptions {
  logger: LoggerService;
  ambient?: SourceHttpOptions['ambient'];
}

/** How Jira says that it does not know who asks, whatever the status. */
const LOGIN_REASON = 'x-seraph-loginreason';
const NOT_SIGNED_IN = /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/;

/** The gateway's way to say 403. */
const WRONG_SCOPE = /scope does not match/i;

/**
 * Throws where Jira took the caller for nobody.
 *
 * @remarks
 * Where strangers may look at anything, Jira answers wrong credentials with 200
 * and less than everything: without this, projects would seem to be empty. After
 * some wrong passwords it wants a CAPTCHA and answers 403.
 */
function requireSignIn(headers: Headers, where: string): void {
  const reason = headers.get(LOGIN_REASON) ?? '';
  if (/DENIED/.test(reason) || headers.has('x-authentication-denied-reason')) {
    throw new SourceUnauthorizedError(
      `${where}: Jira wants a CAPTCHA from this account; sign in once in the browser, or reset its failed sign-ins`,
    );
  }
  if (NOT_SIGNED_IN.test(reason)) {
    throw new SourceUnauthorizedError(
      `${where}: Jira does not know these credentials, and answers as it answers strangers`,
    );
  }
}

/** Asks Jira, and knows how it says who may not. */
export class JiraHttp {
  readonly #client: SourceHttpClient;
  readonly #base: string;

  static create(config: JiraConfig, options: JiraHttpOptions): JiraHttp {
    return new JiraHttp(config, options);
  }

  private constructor(config: JiraConfig, options: JiraHttpOptions) {
    const { host } = new URL(config.apiBaseUrl);
    this.#base = config.apiBaseUrl;
    this.#client = SourceHttpClient.create({
      ...options,
      origins: [config.apiBaseUrl],
      timeoutMs: config.requestTimeout,
      headers: () => ({ authorization: config.authorization() }),
      // A refusal that is about signing in is none about rights.
      scopesOf: ({ headers }) => {
        requireSignIn(headers, host);
        return [];
      },
    });
  }

  /**
   * What is at a path below the site.
   *
   * @throws One of the `Source…Error`s; `AbortError` where the signal fired.
   */
  async get<T>(
    path: string,
    { query = {}, scope, signal }: JiraRequest,
  ): Promise<T> {
    const url = new URL(`${this.#base}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    try {
      const { body, headers } = await this.#client.json<T>(url.href, {
        signal,
        // Without it, parts of the service desk's API answer 412 on Data Center.
        headers: { 'x-experimentalapi': 'opt-in' },
      });
      requireSignIn(headers, url.host);
      return body;
    } catch (thrown) {
      throw withScope(toError(thrown), scope);
    }
  }
}

/** The error, with what a token needs to be allowed that. */
function withScope(error: Error, scope: string): Error {
  const isScope =
    error.name === 'SourceForbiddenError' ||
    (error.name === 'SourceUnauthorizedError' &&
      WRONG_SCOPE.test(error.message));
  return isScope ? new SourceForbiddenError(error.message, [scope]) : error;
}
