import { ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useMemo, useState } from 'react';
import { PersonaList } from './PersonaList';
import { SignInFailure } from './SignInFailure';
import { SignInRefused } from './SignInRefused';
import { readPeople, type Persona } from './people';
import { rememberedPersona } from './rememberedPersona';

/**
 * Sign-in for development: pick who you are. Refuses outside of development,
 * and when nobody is configured.
 */
export const PersonaSignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const config = useApi(configApiRef);
  const people = useMemo(() => readPeople(config), [config]);
  const [persona, setPersona] = useState<Persona | undefined>(() =>
    people.find(({ ref }) => ref === rememberedPersona.get()),
  );

  const [attempt, setAttempt] = useState(0);

  const ErrorComponent = useMemo(
    () =>
      ({ error }: { error?: Error }) =>
        (
          <SignInFailure
            name={persona?.name ?? ''}
            error={error}
            onRetry={() => setAttempt(count => count + 1)}
            onBack={() => {
              rememberedPersona.forget();
              setPersona(undefined);
            }}
          />
        ),
    [persona],
  );

  if (people.length === 0) {
    return <SignInRefused />;
  }
  if (!persona) {
    return <PersonaList people={people} onPick={setPersona} />;
  }

  const signedIn = (identity: IdentityApi) => {
    rememberedPersona.set(persona.ref);
    const signOut = identity.signOut.bind(identity);
    identity.signOut = async () => {
      rememberedPersona.forget();
      await signOut();
    };
    onSignInSuccess(identity);
  };

  return (
    <ProxiedSignInPage
      key={attempt}
      provider="personas"
      headers={{ 'x-dev-persona': persona.ref }}
      onSignInSuccess={signedIn}
      ErrorComponent={ErrorComponent}
    />
  );
};
