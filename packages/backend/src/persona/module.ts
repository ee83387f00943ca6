import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { personaAuthenticator } from './authenticator';

/** Lets one sign in to the example as one of a few fictional people. Never for production. */
export const authModulePersonaProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'persona-provider',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator: personaAuthenticator,
            // The catalog says which groups a persona is in, exactly as for a real person.
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: result.userEntityRef,
              }),
          }),
        });
      },
    });
  },
});
