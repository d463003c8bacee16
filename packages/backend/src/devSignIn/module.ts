import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { signInFromCatalog } from './signInFromCatalog';
import { personaAuthenticator } from './personaAuthenticator';

/**
 * Sign-in for development: a browser tab or a script is whichever of the
 * people in `auth.providers.personas.people` it says it is. What they may do
 * comes from the catalog, as with any other sign-in.
 *
 * There is no proof of identity here, so the module refuses to be installed
 * unless NODE_ENV says development or test.
 */
export const devSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'dev-personas-provider',
  register(reg) {
    const environment = process.env.NODE_ENV;
    if (environment !== 'development' && environment !== 'test') {
      throw new Error(
        `Development sign-in must not be installed outside of development: NODE_ENV is '${
          environment ?? ''
        }', valid is 'development'`,
      );
    }
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const people = (
          config.getOptionalConfigArray('auth.providers.personas.people') ?? []
        ).map(person => ({
          ref: person.getString('ref'),
          name: person.getString('name'),
        }));
        if (people.length === 0) {
          return;
        }
        logger.warn(
          `Development sign-in is on: whoever reaches this backend can be any of ${people
            .map(({ ref }) => ref)
            .join(', ')}`,
        );
        providers.registerProvider({
          providerId: 'personas',
          factory: createProxyAuthProviderFactory({
            authenticator: personaAuthenticator(people),
            signInResolver: signInFromCatalog,
          }),
        });
      },
    });
  },
});
