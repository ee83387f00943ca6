import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { PersonaChoice } from './PersonaChoice';
import { PersonaSignInError } from './PersonaSignInError';
import type { Persona } from './personas';
import {
  forgettingOnSignOut,
  recallPersona,
  rememberPersona,
} from './rememberedPersona';

/** Lets one choose a persona and signs in as that one. */
export function PersonaSignInPage(props: SignInPageProps) {
  const { onSignInSuccess } = props;
  const storage = window.sessionStorage;
  const [persona, setPersona] = useState(() => recallPersona(storage));

  function choose(chosen: Persona) {
    rememberPersona(storage, chosen);
    setPersona(chosen);
  }

  if (!persona) {
    return <PersonaChoice onChoose={choose} />;
  }
  return (
    <ProxiedSignInPage
      provider="persona"
      headers={{ 'x-delivery-persona': persona.id }}
      onSignInSuccess={identity =>
        onSignInSuccess(forgettingOnSignOut(identity, storage))
      }
      ErrorComponent={PersonaSignInError}
    />
  );
}
