import { ApiRef, createApiRef } from '@backstage/core-plugin-api';
import { DeliveryApi } from '@delivery-stack/backstage-plugin-delivery-common';

/**
 * The client of the delivery backend.
 *
 * @remarks From core-plugin-api: both frontend systems register this one ref.
 * @public
 */
export const deliveryApiRef: ApiRef<DeliveryApi> = createApiRef<DeliveryApi>({
  id: 'plugin.delivery.client',
});
