import { isError, NotFoundError } from '@backstage/errors';
import type { SignInResolver } from '@backstage/plugin-auth-node';
import type { Persona } from './personaAuthenticator';

/**
 * Signs the person in with the ownership that the catalog knows. A freshly
 * started catalog is empty for some seconds, so whoever it does not have may
 * only have come too early, and is told so.
 */
export const signInFromCatalog: SignInResolver<Persona> = async (
  { result: { ref } },
  context,
) => {
  try {
    return await context.signInWithCatalogUser({ entityRef: ref });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `'${ref}' is not in the catalog. After a start the catalog takes some seconds to read its users: try again; if that does not help, check catalog.locations`,
      );
    }
    throw error;
  }
};
