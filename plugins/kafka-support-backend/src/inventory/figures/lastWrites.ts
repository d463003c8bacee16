import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import { bulkRead } from '../bulkRead';
import type { ObservedResource } from '../types';

/** Topics that are asked for in one call: brokers look into the log for each partition. */
const TOPICS_AT_ONCE = 500;

/**
 * When topics were last written, ISO 8601, as their records say themselves; for
 * topics that nobody watched until now. A topic of which one partition cannot
 * be read, that holds no record, or whose records are of the future, is left
 * out.
 */
export async function readLastWrites(
  admin: Pick<ClusterAdmin, 'listLastTimestamps'>,
  topics: readonly ObservedResource[],
  now: Date,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < topics.length; start += TOPICS_AT_ONCE) {
    const part = topics.slice(start, start + TOPICS_AT_ONCE);
    const asked = part.flatMap(({ name, facts }) =>
      Array.from({ length: facts.partitions ?? 0 }, (_, partition) => ({
        topic: name,
        partition,
      })),
    );
    const { read, unread } = await admin.listLastTimestamps(asked, bulkRead);
    const latest = new Map<string, number>();
    for (const { topic, timestampMs = -1 } of read)
      latest.set(topic, Math.max(latest.get(topic) ?? -1, timestampMs));
    const partly = new Set(unread.map(({ of }) => of.topic));
    for (const [topic, timestampMs] of latest)
      if (!partly.has(topic) && timestampMs > 0 && timestampMs <= now.getTime())
        found.set(topic, new Date(timestampMs).toISOString());
  }
  return found;
}
