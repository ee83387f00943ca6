import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import limit from 'p-limit';
import { setTimeout } from 'node:timers/promises';
import { answerOf, refusalOf } from './answer';
import { backoff } from './backoff';
import {
  SourceAnswerError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from './errors';
import { asksToWait, welcomeAgainAt } from './retryAfter';
import {
  SourceAmbient,
  SourceAnswer,
  SourceHttpOptions,
  SourceRequest,
} from './sourceHttp';
import { attempt, placeOf, TransportOptions } from './transport';

const MOST_PAGES = 100_000;
/** Statuses that another attempt may mend. */
const PASSING = new Set([408, 425, 500, 502, 503, 504, 520, 522, 524, 529]);
/** Methods that change nothing, so that they may be sent twice. */
const SAFE = new Set(['GET', 'HEAD']);

/** What is thrown without having been a failure of the way there. */
const final = new Set(['SourceAnswerError', 'AbortError']);

const isSafe = ({ method = 'GET' }: RequestInit) =>
  SAFE.has(method.toLocaleUpperCase('en-US'));

/**
 * Asks a vendor's API, within limits and with patience.
 *
 * @remarks
 * Each attempt is bounded in time and size and goes only to the origins it was
 * made for. What may pass is tried again, with growing, random waits; a vendor
 * that asks to wait is obeyed by all requests of the client; a wait that is
 * longer than a run ends it. A token that expired in the middle is renewed
 * once. Nothing of a query or a header reaches a message or the log.
 *
 * @public
 */
export class SourceHttpClient {
  readonly #options: SourceHttpOptions;
  readonly #transport: TransportOptions;
  readonly #ambient: SourceAmbient;
  readonly #logger: LoggerService;
  readonly #inTurn: ReturnType<typeof limit>;
  /** Nobody asks before; epoch milliseconds. */
  #closedUntil = 0;

  static create(options: SourceHttpOptions): SourceHttpClient {
    return new SourceHttpClient(options);
  }

  private constructor(options: SourceHttpOptions) {
    const { timeoutMs = 30_000, maxBytes = 20 * 1_048_576, ambient } = options;
    this.#options = options;
    this.#logger = options.logger;
    this.#inTurn = limit(options.concurrency ?? 4);
    this.#ambient = {
      fetch: (url, init) => fetch(url, init),
      now: () => Date.now(),
      random: () => Math.random(),
      sleep: async (ms, signal) => {
        await setTimeout(ms, undefined, { signal });
      },
      ...ambient,
    };
    this.#transport = {
      timeoutMs,
      maxBytes,
      origins: new Set(options.origins.map(each => new URL(each).origin)),
      fetch: this.#ambient.fetch,
    };
  }

  /**
   * One answer in JSON.
   *
   * @throws One of the `Source…Error`s; `AbortError` where the signal fired.
   */
  async json<T = unknown>(
    url: string,
    request: SourceRequest = {},
  ): Promise<SourceAnswer<T>> {
    const { method = 'GET', body, etag, signal } = request;
    const response = await this.#send(url, {
      method,
      signal,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...request.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const where = placeOf(url, method);
    if (response.status >= 400) {
      throw refusalOf(response, await response.text(), {
        where,
        scopesOf: this.#options.scopesOf,
      });
    }
    return answerOf<T>(response, where);
  }

  /**
   * Answers page by page; `next` gives the address of the one after.
   *
   * @throws As `json`; SourceAnswerError where pages go in circles.
   */
  async *pages<T = unknown>(
    url: string,
    options: SourceRequest & {
      next: (answer: SourceAnswer<T>) => string | undefined;
    },
  ): AsyncGenerator<SourceAnswer<T>> {
    const { next, ...request } = options;
    const seen = new Set<string>();
    let at: string | undefined = url;
    while (at !== undefined) {
      if (seen.has(at) || seen.size >= MOST_PAGES) {
        throw new SourceAnswerError(`${placeOf(at)}: pages go in circles`);
      }
      seen.add(at);
      const answer: SourceAnswer<T> = await this.json<T>(at, request);
      yield answer;
      const following = next(answer);
      at = following === undefined ? undefined : new URL(following, at).href;
    }
  }

  /**
   * `fetch` with all guarantees, for client libraries. A refusal that waiting
   * or renewing did not mend is returned, for the library to map.
   */
  readonly fetch: typeof fetch = async (input, init) => {
    const { url, ...request } = await repeatable(input, init);
    return this.#send(url, request);
  };

  /**
   * `fetch` within bounds of time, size and origin, and nothing else: for
   * libraries that wait and try again by themselves.
   */
  readonly boundedFetch: typeof fetch = async (input, init) => {
    const { url, ...request } = await repeatable(input, init);
    return attempt(url, request, this.#transport);
  };

  #send(url: string, init: RequestInit): Promise<Response> {
    return this.#inTurn(() => this.#persist(url, init));
  }

  /** Tries until there is an answer that waiting cannot improve. */
  async #persist(url: string, init: RequestInit): Promise<Response> {
    const { attempts = 5 } = this.#options;
    const where = placeOf(url, init.method);
    const signal = init.signal ?? undefined;
    let credentials = await this.#headers();
    let renewed = false;
    for (let count = 1; ; count += 1) {
      await this.#untilOpen(where, signal);
      const outcome = await this.#once(url, withHeaders(init, credentials));
      if ('response' in outcome) {
        const { response, text } = outcome;
        if (response.status === 401 && !renewed) {
          renewed = true;
          const fresh = await this.#headers();
          if (JSON.stringify(fresh) !== JSON.stringify(credentials)) {
            credentials = fresh;
            continue;
          }
        }
        if (this.#isRateLimit(response, text)) {
          this.#close(response, where, count);
          if (count < attempts) {
            continue;
          }
          throw new SourceRateLimitedError(
            `${where}: asked to wait again and again`,
            this.#closedUntil,
          );
        }
        const isFinal = !PASSING.has(response.status);
        if (isFinal || count >= attempts || !isSafe(init)) {
          return response;
        }
      } else if (count >= attempts || !isSafe(init)) {
        throw new SourceUnavailableError(
          `${where}: no complete answer after ${count} attempts: ${outcome.failure.message}`,
        );
      }
      this.#logger.debug(`${where}: attempt ${count} failed`);
      const told =
        'response' in outcome &&
        welcomeAgainAt(outcome.response.headers, this.#ambient.now());
      const wait = told
        ? told - this.#ambient.now()
        : backoff(count, this.#ambient.random);
      await this.#wait(wait, where, signal);
    }
  }

  /** One attempt; failures on the way are outcomes, others are thrown. */
  async #once(
    url: string,
    init: RequestInit,
  ): Promise<{ response: Response; text: string } | { failure: Error }> {
    try {
      const response = await attempt(url, init, this.#transport);
      const text = response.status >= 400 ? await response.clone().text() : '';
      return { response, text };
    } catch (thrown) {
      const failure = toError(thrown);
      if (init.signal?.aborted || final.has(failure.name)) {
        throw failure;
      }
      return { failure };
    }
  }

  async #headers(): Promise<Readonly<Record<string, string>>> {
    return (await this.#options.headers?.()) ?? {};
  }

  #isRateLimit(response: Response, text: string): boolean {
    const { isRateLimit = asksToWait } = this.#options;
    return response.status === 429 || isRateLimit(response, text);
  }

  /** Shuts the gate for all requests of the client. */
  #close(response: Response, where: string, count: number): void {
    const now = this.#ambient.now();
    const until =
      welcomeAgainAt(response.headers, now) ??
      now + 1_000 + backoff(count, this.#ambient.random);
    this.#closedUntil = Math.max(this.#closedUntil, until);
    this.#logger.debug(
      `${where}: asked to wait until ${new Date(until).toISOString()}`,
    );
  }

  async #untilOpen(where: string, signal?: AbortSignal): Promise<void> {
    const wait = this.#closedUntil - this.#ambient.now();
    if (wait > 0) {
      await this.#wait(wait, where, signal);
    }
  }

  async #wait(ms: number, where: string, signal?: AbortSignal): Promise<void> {
    const { maxWaitMs = 60_000 } = this.#options;
    if (ms > maxWaitMs) {
      const until = this.#ambient.now() + ms;
      throw new SourceRateLimitedError(
        `${where}: asked to wait until ${new Date(until).toISOString()}`,
        until,
      );
    }
    await this.#ambient.sleep(Math.max(0, ms), signal);
  }
}

/** What a library passes to `fetch`, such that it can be sent more than once. */
async function repeatable(...[input, init]: Parameters<typeof fetch>) {
  // Each Request would listen to the signal of the whole run, and never stop.
  const request = new Request(input, { ...init, signal: null });
  const { url, method, headers } = request;
  const body = request.body && (await request.text());
  return {
    url,
    method,
    headers: Object.fromEntries(headers),
    signal: init?.signal ?? undefined,
    ...(body ? { body } : {}),
  };
}

function withHeaders(
  init: RequestInit,
  credentials: Readonly<Record<string, string>>,
): RequestInit {
  return {
    ...init,
    headers: { ...(init.headers as Record<string, string>), ...credentials },
  };
}
