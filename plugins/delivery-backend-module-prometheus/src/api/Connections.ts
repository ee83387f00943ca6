import { PrometheusConfig } from '../config/readPrometheusConfig';
import { ClientOptions, PrometheusClient } from './PrometheusClient';
import { PrometheusError } from './PrometheusError';

/** The servers that are configured, found by their names. @internal */
export class Connections {
  readonly #clients: ReadonlyMap<string, PrometheusClient>;

  static create(
    configured: readonly PrometheusConfig[],
    options: ClientOptions,
  ): Connections {
    return new Connections(
      new Map(
        configured.map(config => [
          config.name,
          PrometheusClient.create(config, {
            ...options,
            logger: options.logger.child({ prometheus: config.name }),
          }),
        ]),
      ),
    );
  }

  private constructor(clients: ReadonlyMap<string, PrometheusClient>) {
    this.#clients = clients;
  }

  has(name: string): boolean {
    return this.#clients.has(name);
  }

  /**
   * The server of a name; without one, the only one that there is.
   *
   * @throws PrometheusError that says which there are.
   */
  get(name?: string): PrometheusClient {
    const names = [...this.#clients.keys()];
    if (names.length === 0) {
      throw new PrometheusError(
        'no Prometheus is configured; add one under delivery.prometheus in app-config',
      );
    }
    const only = names.length === 1 ? names[0] : undefined;
    const wanted = name ?? only;
    if (wanted === undefined) {
      throw new PrometheusError(
        `is missing, and there are several; write one of ${names.join(', ')}`,
      );
    }
    const client = this.#clients.get(wanted);
    if (!client) {
      throw new PrometheusError(
        `is no connection; write one of ${names.join(
          ', ',
        )}, or add it under delivery.prometheus in app-config`,
      );
    }
    return client;
  }
}
