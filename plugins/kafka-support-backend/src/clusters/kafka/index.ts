import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClientSettings } from './clientSettings';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

/** The admin API of a real cluster. Connects at the first call. */
export function connectKafka(
  settings: ClientSettings,
  _options: { logger: LoggerService },
): ClusterAdmin {
  return PlatformaticClusterAdmin.create(settings);
}
