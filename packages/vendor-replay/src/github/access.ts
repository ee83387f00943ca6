import { ReplayAnswer, ReplayRequest } from '../replay';

/** The token of a server that was not told otherwise. */
export const gitHubToken = 'replayed-token';

/** What a fine-grained token or an app may be granted, by the path it reads. */
const permissions = {
  pull_requests: /\/(pulls|issues)(\/|$)/,
  actions: /\/actions\//,
  deployments: /\/deployments(\/|$)/,
  checks: /\/check-runs$/,
  security_events: /\/code-scanning\//,
  vulnerability_alerts: /\/dependabot\//,
  secret_scanning_alerts: /\/secret-scanning\//,
} as const;

/** Permissions as GitHub's API calls them. */
export type GitHubPermission = keyof typeof permissions;

/** Who may ask, and for what; may be changed while the server runs. */
export class GitHubAccess {
  readonly tokens: Set<string>;
  readonly denied = new Set<GitHubPermission>();

  constructor(tokens: readonly string[]) {
    this.tokens = new Set(tokens);
  }

  /** See `ReplayServerOptions.authorize`. */
  readonly authorize = ({
    url,
    headers,
  }: ReplayRequest): ReplayAnswer | undefined => {
    const sent = /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? '');
    if (!sent || !this.tokens.has(sent[1])) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const missing = [...this.denied].find(each =>
      permissions[each].test(url.pathname),
    );
    return missing
      ? {
          status: 403,
          headers: { 'x-accepted-github-permissions': `${missing}=read` },
          body: { message: 'Resource not accessible by integration' },
        }
      : undefined;
  };
}
