import { z } from 'zod';
import { gateDetailSchema, gateListSchema } from '../insight/gate';
import {
  deadLetterListSchema,
  explanationSchema,
  ingestResultSchema,
} from '../insight/ingest';
import { journeyDetailSchema, journeyListSchema } from '../insight/journey';
import {
  dataQualitySchema,
  overviewSchema,
  portfolioSchema,
  projectionSchema,
} from '../insight/overview';
import { FrameQuery, JourneyQuery, PortfolioQuery } from '../insight/query';
import {
  DeadLetterQuery,
  refoldResultSchema,
  ScorecardQuery,
} from '../insight/requests';
import { runSourceResultSchema, sourceListSchema } from '../insight/source';
import { DeliveryApi, DeliveryRequestOptions } from './DeliveryApi';
import { readAnswer } from './readAnswer';

/** How a {@link DeliveryClient} reaches the backend. @public */
export interface DeliveryClientOptions {
  /** Sends requests; `fetchApiRef` in frontends. Default: the global `fetch`. */
  fetchApi?: { fetch: typeof fetch };
  /**
   * Where the backend is. Default: `plugin://delivery`, which `fetchApiRef`
   * resolves; backends give `await discovery.getBaseUrl('delivery')`.
   */
  baseUrl?: string;
}

interface Request extends DeliveryRequestOptions {
  query?: object;
  body?: unknown;
}

/**
 * Talks to the delivery backend, and checks what it answers.
 *
 * @public
 */
export class DeliveryClient implements DeliveryApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: string;

  /** Creates a client. */
  static create(options: DeliveryClientOptions = {}): DeliveryClient {
    return new DeliveryClient(options);
  }

  private constructor(options: DeliveryClientOptions) {
    const { fetchApi, baseUrl = 'plugin://delivery' } = options;
    this.#fetch = (input, init) => (fetchApi ?? globalThis).fetch(input, init);
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
  }

  getOverview(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#get('/overview', overviewSchema, { query, ...options });
  }

  getScorecard(query: ScorecardQuery, options?: DeliveryRequestOptions) {
    return this.#get('/scorecard', overviewSchema, { query, ...options });
  }

  listGates(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#get('/gates', gateListSchema, { query, ...options });
  }

  getGate(
    id: string,
    query: FrameQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    const path = `/gates/${encodeURIComponent(id)}`;
    return this.#get(path, gateDetailSchema, { query, ...options });
  }

  listJourneys(query: JourneyQuery = {}, options?: DeliveryRequestOptions) {
    return this.#get('/journeys', journeyListSchema, { query, ...options });
  }

  getJourney(
    id: string,
    query: FrameQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    const path = `/journeys/${encodeURIComponent(id)}`;
    return this.#get(path, journeyDetailSchema, { query, ...options });
  }

  getPortfolio(query: PortfolioQuery = {}, options?: DeliveryRequestOptions) {
    return this.#get('/portfolio', portfolioSchema, { query, ...options });
  }

  getDataQuality(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#get('/data-quality', dataQualitySchema, { query, ...options });
  }

  getProjection(options?: DeliveryRequestOptions) {
    return this.#get('/projection', projectionSchema, { ...options });
  }

  refold(options?: DeliveryRequestOptions) {
    return this.#post('/projection/refold', refoldResultSchema, { ...options });
  }

  listSources(options?: DeliveryRequestOptions) {
    return this.#get('/sources', sourceListSchema, { ...options });
  }

  runSource(id: string, options?: DeliveryRequestOptions) {
    const path = `/sources/${encodeURIComponent(id)}/run`;
    return this.#post(path, runSourceResultSchema, { ...options });
  }

  listDeadLetters(
    query: DeadLetterQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    return this.#get('/dead-letters', deadLetterListSchema, {
      query,
      ...options,
    });
  }

  explainEvent(
    event: Record<string, unknown>,
    options?: DeliveryRequestOptions,
  ) {
    const body = { event };
    return this.#post('/gates/explain', explanationSchema, {
      body,
      ...options,
    });
  }

  async sendEvents(
    events: ReadonlyArray<Record<string, unknown>>,
    options?: DeliveryRequestOptions,
  ) {
    const response = await this.#send('POST', '/events', {
      body: events,
      ...options,
    });
    // When every event is rejected, the answer is 400 and still says why.
    if (response.status === 400) {
      const result = ingestResultSchema.safeParse(
        await response
          .clone()
          .json()
          .catch(() => undefined),
      );
      if (result.success) {
        return result.data;
      }
    }
    return readAnswer(response, ingestResultSchema, '/events');
  }

  async #get<T extends z.ZodType>(path: string, schema: T, request: Request) {
    return readAnswer(await this.#send('GET', path, request), schema, path);
  }

  async #post<T extends z.ZodType>(path: string, schema: T, request: Request) {
    return readAnswer(await this.#send('POST', path, request), schema, path);
  }

  async #send(method: string, path: string, request: Request) {
    const { query = {}, body, token, signal } = request;
    const url = `${this.#baseUrl}${path}${queryText(query)}`;
    return this.#fetch(url, {
      method,
      ...(signal && { signal }),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

function queryText(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
