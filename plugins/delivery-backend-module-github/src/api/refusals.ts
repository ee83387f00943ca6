import { toError } from '@backstage/errors';
import {
  asksToWait,
  refusalOf,
  SourceRateLimitedError,
  SourceUnavailableError,
  welcomeAgainAt,
} from '@delivery-stack/backstage-plugin-delivery-node';

/** What Octokit throws, told by its name so that duplicate packages do no harm. */
interface HttpError extends Error {
  status: number;
  /** Absent where no answer came. */
  response?: { headers: Record<string, unknown>; data: unknown };
}

/** How long to wait where GitHub does not say: a minute, as its guide has it. */
const PAUSE_MS = 60_000;

const isHttpError = (error: Error): error is HttpError =>
  error.name === 'HttpError';

/** Whether a list or object is as it was known to be. */
export const isNotModified = (error: unknown): boolean =>
  (error as HttpError)?.status === 304;

const headersOf = (values: Record<string, unknown>) =>
  new Headers(
    Object.entries(values).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );

/**
 * What credentials that may not read something are missing.
 *
 * @remarks
 * Apps and fine-grained tokens are told the permissions that would do, classic
 * tokens the scopes; of alternatives the first is named.
 */
export function scopesOf({ headers }: Response): string[] {
  const permissions = headers.get('x-accepted-github-permissions');
  if (permissions) {
    const [first] = permissions.split(';');
    return first.split(',').map(each => each.trim().replace('=', ': '));
  }
  const words = (name: string) =>
    (headers.get(name) ?? '').split(',').flatMap(each => each.trim() || []);
  const held = new Set(words('x-oauth-scopes'));
  const [scope] = words('x-accepted-oauth-scopes').filter(
    each => !held.has(each),
  );
  return scope ? [scope] : [];
}

/** The error that people are told instead of Octokit's. */
export function refused(thrown: unknown, where: string): Error {
  const error = toError(thrown);
  if (!isHttpError(error)) {
    return error;
  }
  const { status, response, message } = error;
  if (!response) {
    return new SourceUnavailableError(
      `${where}: no complete answer after all attempts: ${message}`,
    );
  }
  const { data } = response;
  const body = typeof data === 'string' ? data : JSON.stringify(data ?? {});
  const answer = new Response(body, {
    status,
    headers: headersOf(response.headers),
  });
  if (asksToWait(answer, body)) {
    const now = Date.now();
    return new SourceRateLimitedError(
      `${where}: asked to wait`,
      welcomeAgainAt(answer.headers, now) ?? now + PAUSE_MS,
    );
  }
  return refusalOf(answer, body, { where, scopesOf });
}
