import {
  Campaign,
  CampaignChange,
  CampaignDetail,
  CampaignEnd,
  CampaignList,
  CampaignQuery,
  CampaignRequest,
  CheckIn,
  CheckInList,
  CheckInRequest,
  EntityCost,
  Exemption,
  ExemptionRequest,
  OutcomeList,
  OutcomeQuery,
  OutcomeReport,
} from '../outcome';
import { DeliveryRequestOptions } from './DeliveryApi';

/**
 * What the delivery backend answers about outcomes. An outcome's id is its
 * entity ref.
 *
 * @remarks Errors are those of {@link DeliveryApi}.
 * @public
 */
export interface OutcomeApi {
  /** Every outcome that the reader may read in the catalog. */
  listOutcomes(
    query?: OutcomeQuery,
    options?: DeliveryRequestOptions,
  ): Promise<OutcomeList>;
  /** Who answers for what of one outcome, and what to do next. */
  getOutcome(
    ref: string,
    query?: OutcomeQuery,
    options?: DeliveryRequestOptions,
  ): Promise<OutcomeReport>;
  /** Figures that people entered, latest first. */
  listCheckIns(
    ref: string,
    options?: DeliveryRequestOptions,
  ): Promise<CheckInList>;
  /** Enters a figure. */
  checkIn(
    ref: string,
    request: CheckInRequest,
    options?: DeliveryRequestOptions,
  ): Promise<CheckIn>;
  /** What an entity costs in the current month. */
  getCost(
    entityRef: string,
    options?: DeliveryRequestOptions,
  ): Promise<EntityCost>;
  /** What is asked of outcomes by when, and how far that is; or of one outcome. */
  listCampaigns(
    query?: CampaignQuery,
    options?: DeliveryRequestOptions,
  ): Promise<CampaignList>;
  /** One campaign, outcome by outcome. */
  getCampaign(
    id: string,
    options?: DeliveryRequestOptions,
  ): Promise<CampaignDetail>;
  /** Sets a campaign up. */
  createCampaign(
    request: CampaignRequest,
    options?: DeliveryRequestOptions,
  ): Promise<Campaign>;
  /** Replaces what a campaign says; a conflict where somebody was faster. */
  changeCampaign(
    id: string,
    request: CampaignChange,
    options?: DeliveryRequestOptions,
  ): Promise<Campaign>;
  /** Asks nothing more from now on. */
  endCampaign(
    id: string,
    request: CampaignEnd,
    options?: DeliveryRequestOptions,
  ): Promise<Campaign>;
  /** Exempts an outcome from a campaign, as the approver. */
  grantExemption(
    campaign: string,
    request: ExemptionRequest,
    options?: DeliveryRequestOptions,
  ): Promise<Exemption>;
  /** Withdraws an exemption by its id. */
  withdrawExemption(
    id: string,
    options?: DeliveryRequestOptions,
  ): Promise<Exemption>;
}
