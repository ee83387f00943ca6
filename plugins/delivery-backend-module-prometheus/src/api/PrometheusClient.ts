import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  SourceHttpClient,
  SourceHttpOptions,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { PrometheusConfig } from '../config/readPrometheusConfig';
import { answerSchema } from './answer';
import { PrometheusError } from './PrometheusError';
import { quoted } from './quoted';
import { refusalOf } from './refusal';
import { malformed, Series, seriesIn } from './series';
import { failureOf } from './failure';

/** An address of this length passes every proxy that we know. */
const LONGEST_ADDRESS = 4_000;

/** Room for 5,000 steps of twenty series; one series takes 200 KB. */
const MAX_BYTES = 4 * 1_048_576;

/** Enough to say which labels differ; servers before 3.0 send all. */
const MOST_SERIES = 20;

/** Warnings and infos of one answer that are logged. */
const MOST_REMARKS = 10;

/** Longest expression, of measures and of indicators. */
export const LONGEST_QUERY = 5_000;

/** What clients share; `ambient` for tests. @internal */
export type ClientOptions = Pick<SourceHttpOptions, 'logger' | 'ambient'>;

/** Instants at which a range query evaluates; epoch milliseconds. @internal */
export interface Steps {
  start: number;
  /** The last instant, `start` if there is only one. */
  end: number;
  step: number;
}

const seconds = (ms: number) => String(ms / 1_000);

/**
 * Asks one server of Prometheus.
 *
 * @remarks
 * A query goes into the address (GET) as long as that fits: it changes nothing,
 * so what passes is tried again, and a proxy that lets people only read lets it
 * through. Longer ones are sent as a form (POST), once: the client cannot know
 * that this POST may be repeated, and the next reading comes anyway.
 *
 * @internal
 */
export class PrometheusClient {
  readonly #config: PrometheusConfig;
  readonly #logger: LoggerService;
  readonly #http: SourceHttpClient;

  static create(
    config: PrometheusConfig,
    options: ClientOptions,
  ): PrometheusClient {
    return new PrometheusClient(config, options);
  }

  private constructor(config: PrometheusConfig, options: ClientOptions) {
    this.#config = config;
    this.#logger = options.logger;
    this.#http = SourceHttpClient.create({
      ...options,
      origins: [config.baseUrl],
      headers: () => config.headers,
      timeoutMs: config.requestTimeout,
      maxBytes: MAX_BYTES,
      // A query that is too slow three times will be so five times.
      attempts: 3,
    });
  }

  /** What outcomes and OpenSLO files call it. */
  get name(): string {
    return this.#config.name;
  }

  /** How far back the first reading of a measure goes, milliseconds. */
  get lookback(): number {
    return this.#config.lookback;
  }

  /**
   * What an expression gives at each of the instants.
   *
   * @throws PrometheusError; `AbortError` where the signal fired.
   */
  range(query: string, steps: Steps, signal: AbortSignal): Promise<Series[]> {
    const { start, end, step } = steps;
    return this.#ask(
      {
        query,
        start: seconds(start),
        end: seconds(end),
        // Some stores move a range to multiples of its step, also of one instant.
        step: seconds(start === end ? Math.min(step, 60_000) : step),
      },
      signal,
    );
  }

  async #ask(
    asked: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Series[]> {
    try {
      return seriesIn(await this.#answer(asked, signal));
    } catch (thrown) {
      const error = toError(thrown);
      if (signal.aborted) {
        throw error;
      }
      this.#logger.debug(`Prometheus (${this.name}): ${error}`);
      const { message } = failureOf(error, this.#config);
      throw new PrometheusError(`Prometheus (${this.name}): ${message}`);
    }
  }

  async #answer(asked: Record<string, string>, signal: AbortSignal) {
    const form = new URLSearchParams({
      ...asked,
      timeout: `${this.#config.queryTimeout}ms`,
      limit: String(MOST_SERIES),
    });
    const response = await this.#send(form, signal);
    const body = jsonIn(await response.text());
    if (!response.ok) {
      throw refusalOf({ status: response.status, body }, this.#config);
    }
    const { data: answer } = answerSchema.safeParse(body);
    if (!answer) {
      throw body === undefined
        ? malformed('no JSON; a sign-in page, for instance')
        : malformed('JSON of another shape');
    }
    const remarks = [...(answer.warnings ?? []), ...(answer.infos ?? [])];
    for (const said of remarks.slice(0, MOST_REMARKS)) {
      this.#logger.debug(
        `Prometheus (${this.name}) remarks: ${quoted(said, this.#config)}`,
      );
    }
    return answer.data;
  }

  #send(form: URLSearchParams, signal: AbortSignal): Promise<Response> {
    const address = `${this.#config.baseUrl}/api/v1/query_range`;
    const whole = `${address}?${form}`;
    const accept = 'application/json';
    return whole.length <= LONGEST_ADDRESS
      ? this.#http.fetch(whole, { headers: { accept }, signal })
      : this.#http.fetch(address, {
          method: 'POST',
          headers: {
            accept,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: form.toString(),
          signal,
        });
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Web pages and words of proxies say nothing that people could use.
    return undefined;
  }
}
