import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  DeliveryCostSourceExtensionPoint,
  DeliveryOutcomeMeterExtensionPoint,
  DeliveryReliabilityExtensionPoint,
  DeliveryTicketQueryExtensionPoint,
} from './outcomes';
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

/**
 * Lets modules read the measures of outcomes.
 *
 * @public
 */
export const deliveryOutcomeMeterExtensionPoint =
  createExtensionPoint<DeliveryOutcomeMeterExtensionPoint>({
    id: 'delivery.outcomeMeter',
  });

/**
 * Lets modules say what things cost.
 *
 * @public
 */
export const deliveryCostSourceExtensionPoint =
  createExtensionPoint<DeliveryCostSourceExtensionPoint>({
    id: 'delivery.costSource',
  });

/**
 * Lets a module evaluate reliability objectives.
 *
 * @public
 */
export const deliveryReliabilityExtensionPoint =
  createExtensionPoint<DeliveryReliabilityExtensionPoint>({
    id: 'delivery.reliability',
  });

/**
 * Lets modules find the tickets of outcomes by a query.
 *
 * @public
 */
export const deliveryTicketQueryExtensionPoint =
  createExtensionPoint<DeliveryTicketQueryExtensionPoint>({
    id: 'delivery.ticketQuery',
  });
