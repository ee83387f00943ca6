import { ReplayAnswer, ReplayRequest } from '../replay';

/** Account and token of a server that was not told otherwise. */
export const replayJiraAccount = {
  email: 'delivery@harbour.example',
  token: 'replayed',
};

/** What strangers and those without rights are told. */
const refusals = {
  /** Where nobody may look at anything without an account. */
  unauthorized: {
    status: 401,
    headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
    body: { errorMessages: ['You are not authenticated.'] },
  },
  /** After some wrong passwords. */
  captcha: {
    status: 403,
    headers: {
      'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
      'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE',
    },
    body: 'Basic Authentication Failure',
  },
  /** The gateway's way to say that a scope is missing. */
  scope: {
    status: 401,
    body: { code: 401, message: 'Unauthorized; scope does not match' },
  },
  forbidden: {
    status: 403,
    body: { errorMessages: ['You do not have the permission to see this.'] },
  },
} satisfies Record<string, ReplayAnswer>;

/** Who may ask what; may be changed while the server runs. */
export class SiteAccess {
  /** Values of the header `authorization` that are good. */
  readonly accepted = new Set<string>([
    `Basic ${Buffer.from(
      `${replayJiraAccount.email}:${replayJiraAccount.token}`,
    ).toString('base64')}`,
    `Bearer ${replayJiraAccount.token}`,
  ]);
  /** How those with wrong credentials are answered; `anonymous`: as nobody. */
  strangers: 'unauthorized' | 'captcha' | 'anonymous' = 'unauthorized';
  /** Paths that good credentials may not ask either, and how that is said. */
  readonly denied = new Map<RegExp, 'scope' | 'forbidden'>();

  /** See `ReplayServerOptions.authorize`. */
  readonly authorize = (request: ReplayRequest): ReplayAnswer | undefined => {
    const { headers, url } = request;
    if (!this.accepted.has(headers.authorization ?? '')) {
      return this.strangers === 'anonymous'
        ? nothingFor(url.pathname)
        : refusals[this.strangers];
    }
    for (const [path, refusal] of this.denied) {
      if (path.test(url.pathname)) {
        return refusals[refusal];
      }
    }
    return undefined;
  };
}

/** What a site that strangers may look at shows them: 200, and nothing on it. */
function nothingFor(path: string): ReplayAnswer {
  return path.endsWith('/myself')
    ? refusals.unauthorized
    : {
        headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
        body: /search/.test(path) ? { issues: [], total: 0, isLast: true } : [],
      };
}
