import { ReplayAnswer, ReplayRequest } from '../replay';

/** Who may ask a server that was not told otherwise. */
export const jenkinsUser = { username: 'delivery', apiToken: 'replayed-token' };

const page = (
  status: number,
  text: string,
  headers: Record<string, string> = {},
): ReplayAnswer => ({
  status,
  headers: { 'content-type': 'text/html;charset=utf-8', ...headers },
  body: `<html><head><title>Jenkins</title></head><body>${text}</body></html>`,
});

/** What Jenkins says where a right is missing; the header names it. */
export const forbidden = (permission: string, user = 'anonymous') =>
  page(403, 'Authentication required', {
    'x-you-are-authenticated-as': user,
    'x-required-permission': permission,
  });

/** Where something is not there, or may not be known to be. */
export const notFound = (): ReplayAnswer => page(404, 'Not Found');

/** Who may ask, and for what; may be changed while the server runs. */
export class JenkinsAccess {
  /** API tokens by the name of their user. */
  readonly users = new Map<string, string>();
  /** Whether those without credentials may read. */
  anonymous = false;
  /** False: users lack the right Overall/Read. */
  overallRead = true;
  /** Full names of what users lack Job/Read for, with everything below it. */
  readonly hidden = new Set<string>();
  /** Full names of what they may only know to be there. */
  readonly discoverable = new Set<string>();

  constructor(users: ReadonlyArray<{ username: string; apiToken: string }>) {
    users.forEach(each => this.users.set(each.username, each.apiToken));
  }

  /** See `ReplayServerOptions.authorize`. */
  readonly authorize = ({
    headers,
  }: ReplayRequest): ReplayAnswer | undefined => {
    const encoded = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (!encoded) {
      return this.anonymous ? undefined : forbidden('hudson.model.Hudson.Read');
    }
    const [user, token] = Buffer.from(encoded, 'base64')
      .toString('utf8')
      .split(':');
    if (this.users.get(user) !== token) {
      return page(401, `Invalid password/token for user: ${user}`);
    }
    return this.overallRead
      ? undefined
      : forbidden('hudson.model.Hudson.Read', user);
  };

  /** What is answered in place of a job, or of what is below it. */
  refusalOf(job: string): ReplayAnswer | undefined {
    const isWithin = (name: string) =>
      job === name || job.startsWith(`${name}/`);
    if ([...this.hidden].some(isWithin)) {
      return notFound();
    }
    return [...this.discoverable].some(isWithin)
      ? forbidden('hudson.model.Item.Read')
      : undefined;
  }
}
