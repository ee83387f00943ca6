import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  DeliveryClientOptions,
  OutcomeClient,
  OutcomeSearchDocument,
  PatternClient,
  PatternSearchDocument,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { outcomeDocument } from './outcomeDocument';
import { patternDocument } from './patternDocument';

/** How the delivery backend is reached. */
export interface DeliveryBackendOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  /** For tests; default: the global `fetch`. */
  fetchApi?: DeliveryClientOptions['fetchApi'];
}

/**
 * Reads from the delivery backend as the search plugin itself.
 *
 * @remarks One request each: neither list has pages.
 *
 * @public
 */
export class DeliveryBackend {
  readonly #options: DeliveryBackendOptions;

  static create(options: DeliveryBackendOptions): DeliveryBackend {
    return new DeliveryBackend(options);
  }

  private constructor(options: DeliveryBackendOptions) {
    this.#options = options;
  }

  outcomes(): Promise<OutcomeSearchDocument[]> {
    return this.#reading('outcomes', async (client, request) => {
      const { items } = await OutcomeClient.create(client).listOutcomes(
        {},
        request,
      );
      return items.map(outcomeDocument);
    });
  }

  patterns(): Promise<PatternSearchDocument[]> {
    return this.#reading('patterns', async (client, request) => {
      const { items } = await PatternClient.create(client).listPatterns(
        request,
      );
      return items.map(patternDocument);
    });
  }

  async #reading<T>(
    what: string,
    read: (
      client: DeliveryClientOptions,
      request: { token: string },
    ) => Promise<T>,
  ): Promise<T> {
    const { auth, discovery, fetchApi } = this.#options;
    try {
      const baseUrl = await discovery.getBaseUrl('delivery');
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'delivery',
      });
      return await read({ baseUrl, fetchApi }, { token });
    } catch (error) {
      throw new ForwardedError(
        `The ${what} could not be read from the delivery backend; search keeps those that it has, and the schedule tries again`,
        error,
      );
    }
  }
}
