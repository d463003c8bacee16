import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClientSettings } from './clientSettings';
import { KafkaJsClusterAdmin } from './KafkaJsClusterAdmin';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';
import { RoutingClusterAdmin } from './RoutingClusterAdmin';

/** The admin API of a real cluster. Connects when it is called. */
export function connectKafka(settings: ClientSettings): ClusterAdmin {
  return new RoutingClusterAdmin({
    platformatic: PlatformaticClusterAdmin.create(settings),
    kafkaJs: KafkaJsClusterAdmin.create(settings),
    timeoutMs: settings.timeoutMs,
  });
}
