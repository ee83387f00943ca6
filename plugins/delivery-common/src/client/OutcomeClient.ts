import {
  checkInListSchema,
  CheckInRequest,
  checkInSchema,
  entityCostSchema,
  outcomeListSchema,
  OutcomeQuery,
  outcomeReportSchema,
} from '../outcome';
import { DeliveryRequestOptions } from './DeliveryApi';
import { DeliveryClientOptions, JsonRequests } from './JsonRequests';
import { OutcomeApi } from './OutcomeApi';

/**
 * Talks to the delivery backend about outcomes, and checks what it answers.
 *
 * @public
 */
export class OutcomeClient implements OutcomeApi {
  readonly #requests: JsonRequests;

  /** Creates a client. */
  static create(options: DeliveryClientOptions = {}): OutcomeClient {
    return new OutcomeClient(options);
  }

  private constructor(options: DeliveryClientOptions) {
    this.#requests = new JsonRequests(options);
  }

  listOutcomes(query: OutcomeQuery = {}, options: DeliveryRequestOptions = {}) {
    return this.#requests.get('/outcomes', outcomeListSchema, {
      query,
      ...options,
    });
  }

  getOutcome(
    ref: string,
    query: OutcomeQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get(pathOf(ref), outcomeReportSchema, {
      query,
      ...options,
    });
  }

  listCheckIns(ref: string, options: DeliveryRequestOptions = {}) {
    const path = `${pathOf(ref)}/check-ins`;
    return this.#requests.get(path, checkInListSchema, options);
  }

  checkIn(
    ref: string,
    request: CheckInRequest,
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.post(`${pathOf(ref)}/check-ins`, checkInSchema, {
      body: request,
      ...options,
    });
  }

  getCost(entityRef: string, options: DeliveryRequestOptions = {}) {
    const path = `/costs/${encodeURIComponent(entityRef)}`;
    return this.#requests.get(path, entityCostSchema, options);
  }
}

function pathOf(ref: string): string {
  return `/outcomes/${encodeURIComponent(ref)}`;
}
