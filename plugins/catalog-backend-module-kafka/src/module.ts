import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createServiceClient } from '@kafka-support/backstage-plugin-kafka-support-node';
import { AsyncApiProcessor } from './asyncApi';
import { CatalogComponents } from './CatalogComponents';
import { readModuleConfig } from './config';
import { KafkaResourceProvider } from './KafkaResourceProvider';

/**
 * Brings clusters and governed topics into the catalog as `Resource` entities of
 * the types `kafka-cluster` and `kafka-topic`, and relates AsyncAPI documents to
 * the topics that they describe.
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
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        discovery,
        logger,
        processing,
        rootConfig,
        scheduler,
      }) {
        const config = readModuleConfig(rootConfig);
        const api = createServiceClient({ auth, discovery });
        processing.addEntityProvider(
          KafkaResourceProvider.create({
            api,
            components: CatalogComponents.create({ catalog, auth, ...config }),
            entities: config,
            fullRunner: scheduler.createScheduledTaskRunner(config.schedule),
            changesRunner: scheduler.createScheduledTaskRunner(
              config.changesSchedule,
            ),
            logger,
          }),
        );
        processing.addProcessor(
          AsyncApiProcessor.create({ api, catalog, auth, logger }),
        );
      },
    });
  },
});
