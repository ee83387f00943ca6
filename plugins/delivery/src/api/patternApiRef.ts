import { ApiRef, createApiRef } from '@backstage/core-plugin-api';
import { PatternApi } from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * The client of the delivery backend for pre-approved patterns.
 *
 * @remarks From core-plugin-api: both frontend systems register this one ref.
 * @public
 */
export const patternApiRef: ApiRef<PatternApi> = createApiRef<PatternApi>({
  id: 'plugin.delivery.patterns',
});
