import { ActionOptions } from './DeliveryActions';
import { createExplainJourneyAction } from './createExplainJourneyAction';
import { createGetOutcomeScorecardAction } from './createGetOutcomeScorecardAction';
import { createListWaitsAction } from './createListWaitsAction';

/** Registers what assistants may ask. @internal */
export function createDeliveryActions(options: ActionOptions): void {
  createGetOutcomeScorecardAction(options);
  createListWaitsAction(options);
  createExplainJourneyAction(options);
}
