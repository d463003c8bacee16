import { bulkRead } from '../bulkRead';
import type { FigureReader } from './types';

/** How many partitions of a topic are being moved. */
export const moves: FigureReader = {
  what: 'reassignments',
  async read(admin, { topic }) {
    const moving = new Map<string, number>();
    for (const each of await admin.listPartitionReassignments(bulkRead))
      moving.set(each.topic, (moving.get(each.topic) ?? 0) + 1);
    return {
      topic: new Map(
        topic.map(({ name }) => [
          name,
          { movingPartitions: moving.get(name) ?? 0 },
        ]),
      ),
      group: new Map(),
      unread: [],
    };
  },
};
