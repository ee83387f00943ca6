import { ApiRef, createApiRef } from '@backstage/core-plugin-api';
import { OutcomeApi } from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * The client of the delivery backend for outcomes.
 *
 * @remarks From core-plugin-api: both frontend systems register this one ref.
 * @public
 */
export const outcomeApiRef: ApiRef<OutcomeApi> = createApiRef<OutcomeApi>({
  id: 'plugin.delivery.outcomes',
});
