import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const personaSignInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./PersonaSignInPage')).PersonaSignInPage,
  },
});

/** Replaces the app's sign-in page by the choice of a persona. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [personaSignInPage],
});
