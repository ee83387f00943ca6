import { CustomErrorBase } from '@backstage/errors';

/**
 * Prometheus cannot be asked, or what it answers is no figure.
 *
 * @remarks
 * Thrown by everything that reads; the message names the cure and no secret, as
 * it is shown on the card of the outcome.
 *
 * @internal
 */
export class PrometheusError extends CustomErrorBase {
  name = 'PrometheusError' as const;
}
