import { createApiRef } from '@backstage/core-plugin-api';
import type { KafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-common';

/** The HTTP API of the Kafka support backend. @public */
export const kafkaSupportApiRef = createApiRef<KafkaSupportApi>({
  id: 'plugin.kafka-support.client',
});
