import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { personas, type Persona } from './personas';

const key = 'delivery-stack.persona';

/**
 * The persona chosen in this browser tab.
 *
 * @remarks
 * Remembered for the tab, so that a reload does not ask again and two tabs can look through two pairs of eyes.
 */
export function recallPersona(storage: Storage): Persona | undefined {
  const id = storage.getItem(key);
  return personas.find(persona => persona.id === id);
}

export function rememberPersona(storage: Storage, persona: Persona): void {
  storage.setItem(key, persona.id);
}

export function forgetPersona(storage: Storage): void {
  storage.removeItem(key);
}

/** The same identity, except that signing out forgets the persona; the next page load asks for one. */
export function forgettingOnSignOut(
  identity: IdentityApi,
  storage: Storage,
): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      forgetPersona(storage);
      await identity.signOut();
    },
  };
}
