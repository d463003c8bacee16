import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

/**
 * Brings governed Kafka resources into the catalog.
 *
 * @public
 */
export const catalogModuleKafka = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'kafka',
  register(env) {
    env.registerInit({
      deps: { logger: coreServices.logger },
      async init({ logger }) {
        logger.debug('The Kafka module of the catalog is installed');
      },
    });
  },
});
