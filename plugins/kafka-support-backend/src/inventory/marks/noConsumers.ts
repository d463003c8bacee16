import { isToolsTopic } from './hygiene/leftAlone';
import type { Marker } from './types';

/**
 * Topics of teams that no group committed on and none has assigned. Consumers
 * that commit nothing and join no group leave no trace on the cluster.
 */
export const noConsumers: Marker = {
  marks: ['noConsumers'],
  needs: ['topic', 'group'],
  async mark({ resources }) {
    return (await resources('topic'))
      .filter(topic => !isToolsTopic(topic) && topic.groups === 0)
      .map(({ resource, lastWriteAt }) => ({
        resource,
        mark: 'noConsumers' as const,
        says: `No consumer group has committed on it or has it assigned${
          lastWriteAt
            ? `, though it was written to on ${dayOf(lastWriteAt)}`
            : ''
        }.`,
      }));
  },
};

/** In UTC; a time would be another sentence with each write. */
function dayOf(at: string): string {
  return at.slice(0, 10);
}
