import { ReplayAnswer, ReplayRequest } from '../replay';

/** The token of a server that was not told otherwise. */
export const azureDevOpsToken = 'replayed-token';

/** Areas of the API that a token may lack the scope for. */
export type AzureDevOpsArea =
  | 'git'
  | 'build'
  | 'pipelines'
  | 'distributedtask'
  | 'release';

const signInPage: ReplayAnswer = {
  status: 203,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<html><title>Azure DevOps Services | Sign In</title></html>',
};

const notAllowed = (user: string): ReplayAnswer => ({
  status: 401,
  body: {
    message: `TF400813: The user '${user}' is not authorized to access this resource.`,
    typeKey: 'UnauthorizedRequestException',
  },
});

/** Who may ask, and for what; may be changed while the server runs. */
export class AzureDevOpsAccess {
  readonly tokens: Set<string>;
  readonly denied = new Set<AzureDevOpsArea>();

  constructor(tokens: readonly string[]) {
    this.tokens = new Set(tokens);
  }

  /** See `ReplayServerOptions.authorize`: an expired token is sent to sign in. */
  readonly authorize = ({
    url,
    headers,
  }: ReplayRequest): ReplayAnswer | undefined => {
    const sent = (headers.authorization ?? '').replace(/^Basic /, '');
    const token = Buffer.from(sent, 'base64').toString('utf8').slice(1);
    if (!sent) {
      return notAllowed('aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa');
    }
    if (!this.tokens.has(token)) {
      return signInPage;
    }
    const area = /\/_apis\/([a-z]+)\//i.exec(url.pathname)?.[1];
    return this.denied.has(area as AzureDevOpsArea)
      ? notAllowed('7c1d6a52-1111-4222-8333-944455566677')
      : undefined;
  };
}
