import { boundedBody } from './boundedBody';
import { SourceAnswerError } from './errors';
import { SourceHttpOptions } from './sourceHttp';

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What one attempt needs. */
export interface TransportOptions
  extends Required<Pick<SourceHttpOptions, 'timeoutMs' | 'maxBytes'>> {
  origins: ReadonlySet<string>;
  fetch: typeof fetch;
}

/** Method and path, without the query, which may hold a token. */
export function placeOf(url: string | URL, method = 'GET'): string {
  const { host, pathname } = new URL(url);
  return `${method} ${host}${pathname}`;
}

/**
 * One attempt: bounded in time and size, and only where credentials may go.
 *
 * @returns A response whose body is complete.
 * @throws SourceAnswerError for an address or redirect elsewhere, TruncatedError
 * for half an answer, or whatever `fetch` throws.
 */
export async function attempt(
  url: string,
  init: RequestInit,
  options: TransportOptions,
): Promise<Response> {
  const { fetch: send, timeoutMs, maxBytes } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal
    ? AbortSignal.any([init.signal, timeout])
    : timeout;
  let at = new URL(url);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    requireOrigin(at, options.origins);
    const response = await send(at, { ...init, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || !location) {
      const where = placeOf(at, init.method);
      const body = await boundedBody(response, { maxBytes, where });
      return complete(response, body);
    }
    await response.body?.cancel();
    at = new URL(location, at);
  }
  throw new SourceAnswerError(`${placeOf(url)}: more than 5 redirects`);
}

function requireOrigin(url: URL, origins: ReadonlySet<string>): void {
  if (!origins.has(url.origin)) {
    throw new SourceAnswerError(
      `${url.origin} is not where this source's credentials may go; only ${[
        ...origins,
      ].join(', ')}`,
    );
  }
}

/** A response that can be read at once, and has no length to contradict. */
function complete(response: Response, body: Buffer): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  const isEmpty = [204, 205, 304].includes(response.status);
  const whole = new Response(isEmpty ? null : new Uint8Array(body), {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
  // Client libraries read it to find their next page.
  Object.defineProperty(whole, 'url', { value: response.url });
  return whole;
}
