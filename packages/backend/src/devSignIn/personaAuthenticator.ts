import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header in which the sign-in page, or a script, says who it wants to be. */
export const PERSONA_HEADER = 'x-dev-persona';

/** Somebody one can sign in as. */
export interface Persona {
  /** Entity reference of a user in the catalog. */
  ref: string;
  name: string;
}

/** Believes the header, as long as it names one of the people. */
export const personaAuthenticator = (people: Persona[]) =>
  createProxyAuthenticator<undefined, Persona, undefined>({
    defaultProfileTransform: async ({ name }) => ({
      profile: { displayName: name },
    }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const ref = req.header(PERSONA_HEADER);
      const result = people.find(person => person.ref === ref);
      if (!result) {
        throw new InputError(
          `The header '${PERSONA_HEADER}' ${
            ref ? `names '${ref}', who cannot be picked` : 'is missing'
          }; it must be one of ${people.map(p => `'${p.ref}'`).join(', ')}`,
        );
      }
      return { result };
    },
  });
