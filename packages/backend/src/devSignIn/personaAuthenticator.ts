import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header in which the sign-in page, or a script, says who it wants to be. */
export const PERSONA_HEADER = 'x-dev-persona';

/**
 * Believes the header, as long as it names one of the people.
 *
 * @param people - entity references of the users that can be picked
 */
export const personaAuthenticator = (people: string[]) =>
  createProxyAuthenticator<undefined, { ref: string }, undefined>({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const ref = req.header(PERSONA_HEADER);
      if (!ref || !people.includes(ref)) {
        throw new InputError(
          `The header '${PERSONA_HEADER}' ${
            ref ? `names '${ref}', who cannot be picked` : 'is missing'
          }; it must be one of ${people.map(p => `'${p}'`).join(', ')}`,
        );
      }
      return { result: { ref } };
    },
  });
