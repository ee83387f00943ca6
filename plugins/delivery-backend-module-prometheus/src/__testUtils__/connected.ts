import { mockServices } from '@backstage/backend-test-utils';
import { SourceHttpOptions } from '@delivery-stack/backstage-plugin-delivery-node';
import { Connections } from '../api/Connections';
import { PrometheusConfig } from '../config/readPrometheusConfig';

const DAY = 86_400_000;

/** A connection as it is read from a minimal configuration. */
export const configOf = (
  config: Partial<PrometheusConfig> = {},
): PrometheusConfig => ({
  name: 'main',
  at: `delivery.prometheus.${config.name ?? 'main'}`,
  baseUrl: 'http://127.0.0.1:9',
  headers: {},
  requestTimeout: 5_000,
  queryTimeout: 5_000,
  lookback: 90 * DAY,
  ...config,
});

/** Connections that do not wait between attempts. */
export function connected(
  configs: Partial<PrometheusConfig>[],
  options: Partial<Pick<SourceHttpOptions, 'logger' | 'ambient'>> = {},
): Connections {
  return Connections.create(configs.map(configOf), {
    logger: options.logger ?? mockServices.logger.mock(),
    ambient: { sleep: async () => {}, ...options.ambient },
  });
}
