import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  kafkaReadPermission,
  kafkaRequestReadPermission,
  kafkaSearchTypes,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { createServiceClient } from '@kafka-support/backstage-plugin-kafka-support-node';
import { readCollatorConfig } from './config';
import { KafkaCollatorFactory } from './KafkaCollatorFactory';
import { readRequests, readResources } from './readDocuments';

/**
 * Lets the portal's search find Kafka topics, groups and requests. Search asks
 * the Kafka support backend of each request that it found whether the person who
 * searches may read it.
 *
 * @public
 */
export const searchModuleKafka = createBackendModule({
  pluginId: 'search',
  moduleId: 'kafka',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const { schedule, pagePath } = readCollatorConfig(config);
        const api = createServiceClient({ auth, discovery });
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: KafkaCollatorFactory.create({
            type: kafkaSearchTypes.resource,
            visibilityPermission: kafkaReadPermission,
            read: () => readResources(api, pagePath),
          }),
        });
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: KafkaCollatorFactory.create({
            type: kafkaSearchTypes.request,
            visibilityPermission: kafkaRequestReadPermission,
            read: () => readRequests(api, pagePath),
          }),
        });
      },
    });
  },
});
