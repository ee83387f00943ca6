import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ActivateRequest,
  Activation,
  PatternApi,
  PatternClient,
  PatternVerification,
  VerifyRequest,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** What the actions ask the delivery backend, in the scaffolder's own name. */
export class DeliveryBackend {
  readonly #auth: AuthService;
  readonly #client: () => Promise<
    Pick<PatternApi, 'verifyPattern' | 'activate'>
  >;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    /** Default: the backend that discovery finds. */
    client?: Pick<PatternApi, 'verifyPattern' | 'activate'>;
  }): DeliveryBackend {
    const { auth, discovery, client } = options;
    return new DeliveryBackend(auth, async () => {
      if (client) {
        return client;
      }
      const baseUrl = await discovery.getBaseUrl('delivery');
      return PatternClient.create({ baseUrl });
    });
  }

  private constructor(
    auth: AuthService,
    client: () => Promise<Pick<PatternApi, 'verifyPattern' | 'activate'>>,
  ) {
    this.#auth = auth;
    this.#client = client;
  }

  async verify(
    ref: string,
    request: VerifyRequest,
    signal?: AbortSignal,
  ): Promise<PatternVerification> {
    const client = await this.#client();
    return client.verifyPattern(ref, request, await this.#options(signal));
  }

  async activate(
    request: ActivateRequest,
    signal?: AbortSignal,
  ): Promise<Activation> {
    const client = await this.#client();
    return client.activate(request, await this.#options(signal));
  }

  async #options(signal?: AbortSignal) {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'delivery',
    });
    return { token, ...(signal && { signal }) };
  }
}
