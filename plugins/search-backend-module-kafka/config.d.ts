import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Kafka topics, groups and requests in the portal's search. */
      kafkaSupport?: {
        /**
         * How often they are read anew.
         * Default: every 10 minutes, first after 30 seconds, 15 minutes at most.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * The path that the pages of Kafka support are on.
         * Default: /kafka-support
         */
        pagePath?: string;
      };
    };
  };
}
