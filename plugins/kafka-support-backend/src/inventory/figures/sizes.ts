import { bulkRead } from '../bulkRead';
import { wholeOf } from '../sources/wholeOf';
import type { FigureReader, ReadFigures } from './types';

/**
 * Bytes by topic, from the brokers' disks. Only the logs of brokers that live
 * are told, so a topic that lacks replicas keeps the figures it had.
 */
export const sizes: FigureReader = {
  what: 'log sizes',
  async read(admin, { topic }) {
    const logDirs = wholeOf(
      await admin.describeLogDirs(bulkRead),
      broker => `broker ${broker}`,
    );
    const sums = new Map<string, Required<SizeFigures>>();
    for (const { replicas } of logDirs)
      for (const { topic: name, bytes } of replicas) {
        const sum = sums.get(name) ?? { totalBytes: 0, largestReplicaBytes: 0 };
        sums.set(name, sum);
        sum.totalBytes += bytes;
        sum.largestReplicaBytes = Math.max(sum.largestReplicaBytes, bytes);
      }
    // Brokers answer with nothing to who may not describe the cluster.
    if (sums.size === 0 && topic.length > 0)
      throw new Error(
        'No broker lists any log: the portal may lack the right to describe the cluster',
      );
    const whole = topic.filter(
      each => !each.offlinePartitions && !each.underReplicatedPartitions,
    );
    return {
      topic: new Map(
        whole.flatMap(({ name }) => {
          const sum = sums.get(name);
          return sum ? [[name, sum]] : [];
        }),
      ),
      group: new Map(),
      unread: [],
    };
  },
};

type SizeFigures = Pick<ReadFigures, 'totalBytes' | 'largestReplicaBytes'>;
