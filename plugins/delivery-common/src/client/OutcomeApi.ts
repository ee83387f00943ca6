import {
  CheckIn,
  CheckInList,
  CheckInRequest,
  EntityCost,
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
}
