import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

/**
 * The Kafka support backend.
 *
 * @public
 */
export const kafkaSupportPlugin = createBackendPlugin({
  pluginId: 'kafka-support',
  register(env) {
    env.registerInit({
      deps: { logger: coreServices.logger },
      async init({ logger }) {
        logger.debug('Kafka support is installed');
      },
    });
  },
});
