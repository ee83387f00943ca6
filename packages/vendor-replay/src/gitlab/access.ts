import { ReplayAnswer, ReplayRequest } from '../replay';

/** The token of a server that was not told otherwise. */
export const gitLabToken = 'replayed-token';

/** What a member may lack the role for, by the last name of its address. */
export type GitLabArea =
  | 'merge_requests'
  | 'notes'
  | 'commits'
  | 'approval_state'
  | 'pipelines'
  | 'jobs'
  | 'bridges'
  | 'deployments'
  | 'merge_trains'
  | 'graphql';

const expired: ReplayAnswer = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="Protected by OAuth 2.0"' },
  body: {
    error: 'invalid_token',
    error_description:
      'Token is expired. You can either do re-authorization or token refresh.',
  },
};

const tooNarrow: ReplayAnswer = {
  status: 403,
  body: {
    error: 'insufficient_scope',
    error_description:
      'The request requires higher privileges than provided by the access token.',
    scope: 'api read_api',
  },
};

/** Who may ask, and for what; may be changed while the server runs. */
export class GitLabAccess {
  readonly tokens: Set<string>;
  readonly denied = new Set<GitLabArea>();
  /** False for a token that only reads code, for instance. */
  mayReadApi = true;

  constructor(tokens: readonly string[]) {
    this.tokens = new Set(tokens);
  }

  /** See `ReplayServerOptions.authorize`. */
  readonly authorize = ({
    url,
    headers,
  }: ReplayRequest): ReplayAnswer | undefined => {
    const sent =
      headers['private-token'] ??
      (headers.authorization ?? '').replace(/^Bearer /i, '');
    if (!this.tokens.has(String(sent))) {
      return sent
        ? expired
        : { status: 401, body: { message: '401 Unauthorized' } };
    }
    if (!this.mayReadApi) {
      return tooNarrow;
    }
    const area = url.pathname
      .split('/')
      .filter(part => /^[a-z_]+$/.test(part))
      .at(-1);
    return this.denied.has(area as GitLabArea)
      ? { status: 403, body: { message: '403 Forbidden' } }
      : undefined;
  };
}
