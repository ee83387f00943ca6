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
import { RenewableHeaders } from './RenewableHeaders';
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

/** How one attempt ended; `text` is that of a refusal. */
type Outcome = { response: Response; text: string } | { failure: Error };

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
    const where = placeOf(url, init.method);
    const signal = init.signal ?? undefined;
    const headers = await RenewableHeaders.create(
      async () => (await this.#options.headers?.()) ?? {},
    );
    for (let count = 1; ; count += 1) {
      await this.#untilOpen(where, signal);
      const outcome = await this.#once(url, headers.addedTo(init));
      const isRefused =
        'response' in outcome && outcome.response.status === 401;
      if (isRefused && (await headers.renew())) {
        continue;
      }
      const next = this.#judge(outcome, { where, count, init });
      if ('response' in next) {
        return next.response;
      }
      this.#logger.debug(`${where}: attempt ${count} is followed by another`);
      await this.#wait(next.waitMs, where, signal);
    }
  }

  /**
   * What follows from an attempt: an answer that is final, or another attempt.
   *
   * @throws SourceRateLimitedError, SourceUnavailableError after the last one.
   */
  #judge(
    outcome: Outcome,
    of: { where: string; count: number; init: RequestInit },
  ): { response: Response } | { waitMs: number } {
    const { where, count, init } = of;
    const { attempts = 5 } = this.#options;
    const now = this.#ambient.now();
    const isLast = count >= attempts || !isSafe(init);
    if ('failure' in outcome) {
      if (isLast) {
        throw new SourceUnavailableError(
          `${where}: no complete answer after ${count} attempts: ${outcome.failure.message}`,
        );
      }
      return { waitMs: backoff(count, this.#ambient.random) };
    }
    const { response, text } = outcome;
    if (this.#isRateLimit(response, text)) {
      this.#close(response, where, count);
      if (count >= attempts) {
        throw new SourceRateLimitedError(
          `${where}: asked to wait again and again`,
          this.#closedUntil,
        );
      }
      // All requests of the client wait together, before they ask.
      return { waitMs: 0 };
    }
    if (isLast || !PASSING.has(response.status)) {
      return { response };
    }
    const told = welcomeAgainAt(response.headers, now);
    return {
      waitMs: told ? told - now : backoff(count, this.#ambient.random),
    };
  }

  /** One attempt; failures on the way are outcomes, others are thrown. */
  async #once(url: string, init: RequestInit): Promise<Outcome> {
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
    if (ms > 0) {
      await this.#ambient.sleep(ms, signal);
    }
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
