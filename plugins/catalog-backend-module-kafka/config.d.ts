import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Kafka clusters and governed topics as catalog entities. */
      kafkaSupport?: {
        /**
         * How often all entities are written, and those removed that are there
         * no more.
         * Default: every 5 minutes, first after 15 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * How often topics are written that changed or got another owner.
         * Default: every 20 seconds, first after 25 seconds.
         */
        changesSchedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Owner of the clusters, and of topics that nobody is confirmed to own;
         * an entity ref.
         * Default: group:default/platform
         */
        clusterOwner?: string;
        /**
         * The path that the pages of Kafka support are on, for links.
         * Default: /kafka-support
         */
        pagePath?: string;
      };
    };
  };
}
