import type { PartitionState } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Severity } from '@kafka-support/backstage-plugin-kafka-support-react';

export const partitionSeverity: Record<PartitionState, Severity> = {
  online: 'pass',
  'under-replicated': 'review',
  offline: 'deny',
};
