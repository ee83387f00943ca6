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
import { DeliveryClientOptions, JsonRequests } from './JsonRequests';
import { readAnswer } from './readAnswer';

/**
 * Talks to the delivery backend, and checks what it answers.
 *
 * @public
 */
export class DeliveryClient implements DeliveryApi {
  readonly #requests: JsonRequests;

  /** Creates a client. */
  static create(options: DeliveryClientOptions = {}): DeliveryClient {
    return new DeliveryClient(options);
  }

  private constructor(options: DeliveryClientOptions) {
    this.#requests = new JsonRequests(options);
  }

  getOverview(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#requests.get('/overview', overviewSchema, {
      query,
      ...options,
    });
  }

  getScorecard(query: ScorecardQuery, options?: DeliveryRequestOptions) {
    return this.#requests.get('/scorecard', overviewSchema, {
      query,
      ...options,
    });
  }

  listGates(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#requests.get('/gates', gateListSchema, { query, ...options });
  }

  getGate(
    id: string,
    query: FrameQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    const path = `/gates/${encodeURIComponent(id)}`;
    return this.#requests.get(path, gateDetailSchema, { query, ...options });
  }

  listJourneys(query: JourneyQuery = {}, options?: DeliveryRequestOptions) {
    return this.#requests.get('/journeys', journeyListSchema, {
      query,
      ...options,
    });
  }

  getJourney(
    id: string,
    query: FrameQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    const path = `/journeys/${encodeURIComponent(id)}`;
    return this.#requests.get(path, journeyDetailSchema, { query, ...options });
  }

  getPortfolio(query: PortfolioQuery = {}, options?: DeliveryRequestOptions) {
    return this.#requests.get('/portfolio', portfolioSchema, {
      query,
      ...options,
    });
  }

  getDataQuality(query: FrameQuery = {}, options?: DeliveryRequestOptions) {
    return this.#requests.get('/data-quality', dataQualitySchema, {
      query,
      ...options,
    });
  }

  getProjection(options?: DeliveryRequestOptions) {
    return this.#requests.get('/projection', projectionSchema, { ...options });
  }

  refold(options?: DeliveryRequestOptions) {
    return this.#requests.post('/projection/refold', refoldResultSchema, {
      ...options,
    });
  }

  listSources(options?: DeliveryRequestOptions) {
    return this.#requests.get('/sources', sourceListSchema, { ...options });
  }

  runSource(id: string, options?: DeliveryRequestOptions) {
    const path = `/sources/${encodeURIComponent(id)}/run`;
    return this.#requests.post(path, runSourceResultSchema, { ...options });
  }

  listDeadLetters(
    query: DeadLetterQuery = {},
    options?: DeliveryRequestOptions,
  ) {
    return this.#requests.get('/dead-letters', deadLetterListSchema, {
      query,
      ...options,
    });
  }

  explainEvent(
    event: Record<string, unknown>,
    options?: DeliveryRequestOptions,
  ) {
    const body = { event };
    return this.#requests.post('/gates/explain', explanationSchema, {
      body,
      ...options,
    });
  }

  async sendEvents(
    events: ReadonlyArray<Record<string, unknown>>,
    options?: DeliveryRequestOptions,
  ) {
    const response = await this.#requests.send('POST', '/events', {
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
}
