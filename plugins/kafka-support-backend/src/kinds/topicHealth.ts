import type {
  RuleResult,
  ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ObservedTopic } from '@kafka-support/backstage-plugin-kafka-support-node';

/** Figures of a topic that are read once it was changed, named before approval (G7). */
export const topicHealthMetrics: ValidationMetric[] = [
  {
    id: 'partitions-online',
    title: 'Partitions with a leader',
    healthy: 'all of them',
    windowSeconds: 0,
  },
  {
    id: 'replicas-in-sync',
    title: 'Replicas in sync',
    healthy: 'all of them, on each partition',
    windowSeconds: 0,
  },
];

function numbers(partitions: { partition: number }[]): string {
  const shown = partitions.slice(0, 5).map(({ partition }) => partition);
  return partitions.length > shown.length
    ? `${shown.join(', ')} and ${partitions.length - shown.length} more`
    : shown.join(', ');
}

/** Each metric of `topicHealthMetrics` as it reads now. */
export function topicHealth({ description }: ObservedTopic): RuleResult[] {
  const { name, partitions } = description;
  const offline = partitions.filter(({ leader }) => leader < 0);
  const lagging = partitions.filter(
    ({ isr, replicas }) => isr.length < replicas.length,
  );
  const of = (count: number) => `${count} of ${partitions.length}`;
  return [
    {
      outcome: offline.length > 0 ? 'fail' : 'pass',
      message:
        offline.length > 0
          ? `Partition ${numbers(offline)} of "${name}" has no leader`
          : `Every partition of "${name}" has a leader`,
      observed: `${of(partitions.length - offline.length)} partitions`,
      limit: `${partitions.length} partitions`,
    },
    {
      outcome: lagging.length > 0 ? 'fail' : 'pass',
      message:
        lagging.length > 0
          ? `Partition ${numbers(
              lagging,
            )} of "${name}" has replicas that are not in sync`
          : `Every replica of "${name}" is in sync`,
      observed: `${of(partitions.length - lagging.length)} partitions`,
      limit: `${partitions.length} partitions`,
    },
  ];
}
