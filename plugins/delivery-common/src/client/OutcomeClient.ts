import {
  CampaignChange,
  campaignDetailSchema,
  CampaignEnd,
  campaignListSchema,
  CampaignQuery,
  CampaignRequest,
  campaignSchema,
  checkInListSchema,
  CheckInRequest,
  checkInSchema,
  entityCostSchema,
  ExemptionRequest,
  exemptionSchema,
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

  listCampaigns(
    query: CampaignQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get('/campaigns', campaignListSchema, {
      query,
      ...options,
    });
  }

  getCampaign(id: string, options: DeliveryRequestOptions = {}) {
    return this.#requests.get(campaignPath(id), campaignDetailSchema, options);
  }

  createCampaign(
    request: CampaignRequest,
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.post('/campaigns', campaignSchema, {
      body: request,
      ...options,
    });
  }

  changeCampaign(
    id: string,
    request: CampaignChange,
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.post(campaignPath(id), campaignSchema, {
      body: request,
      ...options,
    });
  }

  endCampaign(
    id: string,
    request: CampaignEnd,
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.post(`${campaignPath(id)}/end`, campaignSchema, {
      body: request,
      ...options,
    });
  }

  grantExemption(
    campaign: string,
    request: ExemptionRequest,
    options: DeliveryRequestOptions = {},
  ) {
    const path = `${campaignPath(campaign)}/exemptions`;
    return this.#requests.post(path, exemptionSchema, {
      body: request,
      ...options,
    });
  }

  withdrawExemption(id: string, options: DeliveryRequestOptions = {}) {
    const path = `/campaign-exemptions/${encodeURIComponent(id)}/withdrawal`;
    return this.#requests.post(path, exemptionSchema, options);
  }
}

function campaignPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}

function pathOf(ref: string): string {
  return `/outcomes/${encodeURIComponent(ref)}`;
}
