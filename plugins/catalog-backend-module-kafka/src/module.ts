import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { KafkaSupportClient } from '@kafka-support/backstage-plugin-kafka-support-common';
import { KafkaResourceProvider } from './KafkaResourceProvider';

const CONFIG_KEY = 'catalog.providers.kafkaSupport';

/**
 * Brings clusters and governed topics into the catalog as `Resource` entities of
 * the types `kafka-cluster` and `kafka-topic`.
 *
 * @public
 */
export const catalogModuleKafka = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'kafka',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, logger, scheduler }) {
        const options = config.getOptionalConfig(CONFIG_KEY);
        const schedule = options?.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              options.getConfig('schedule'),
            )
          : {
              frequency: { minutes: 5 },
              timeout: { minutes: 5 },
              initialDelay: { seconds: 15 },
            };
        const api = new KafkaSupportClient({
          discoveryApi: discovery,
          fetchApi: {
            fetch: async (input, init) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: await auth.getOwnServiceCredentials(),
                targetPluginId: 'kafka-support',
              });
              const headers = new Headers(init?.headers);
              headers.set('authorization', `Bearer ${token}`);
              return fetch(input, { ...init, headers });
            },
          },
        });
        catalog.addEntityProvider(
          KafkaResourceProvider.create({
            api,
            taskRunner: scheduler.createScheduledTaskRunner(schedule),
            clusterOwner:
              options?.getOptionalString('clusterOwner') ??
              'group:default/platform',
            logger,
          }),
        );
      },
    });
  },
});
