import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { DeliveryEventSourceExtensionPoint } from './source';

/**
 * Lets modules feed the delivery backend with events.
 *
 * @public
 */
export const deliveryEventSourceExtensionPoint =
  createExtensionPoint<DeliveryEventSourceExtensionPoint>({
    id: 'delivery.eventSource',
  });
