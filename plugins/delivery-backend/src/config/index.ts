export { deliveryConfigSchema } from './backendConfig';
export type { DeliveryConfig } from './backendConfig';
export { readDeliveryConfig } from './readDeliveryConfig';
