/**
 * Reads measures of outcomes and error budgets from Prometheus.
 *
 * @packageDocumentation
 */
export { deliveryModulePrometheus as default } from './module';
