import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Kafka clusters and governed topics as catalog entities. */
      kafkaSupport?: {
        /**
         * How often entities are refreshed.
         * Default: every 5 minutes, first after 15 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Owner of the cluster entities, an entity ref.
         * Default: group:default/platform
         */
        clusterOwner?: string;
      };
    };
  };
}
