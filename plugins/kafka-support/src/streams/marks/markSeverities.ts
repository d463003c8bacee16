import type { ResourceMark } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Severity } from '@kafka-support/backstage-plugin-kafka-support-react';

/** How much a mark matters: its icon and colour. */
export const markSeverities = {
  drifted: 'review',
  orphaned: 'review',
  unownedGrants: 'review',
  unused: 'warn',
  noConsumers: 'warn',
  excessPartitions: 'warn',
  staleOffsets: 'warn',
  reassigning: 'pass',
} as const satisfies Record<ResourceMark, Severity>;
