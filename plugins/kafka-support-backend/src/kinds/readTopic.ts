import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ClusterView,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/**
 * A topic as it is now; undefined when there is none.
 *
 * @throws ServiceUnavailableError when it cannot be read: nothing is planned on a guess
 */
export async function readTopic(
  name: string,
  view: ClusterView,
): Promise<ObservedTopic | undefined> {
  const topic = await view.topic(name);
  if (topic.known) return topic.value;
  throw new ServiceUnavailableError(
    `The topic "${name}" on cluster "${view.cluster.id}" could not be read: ${topic.reason}`,
  );
}

/** What is set on the topic itself, by key. */
export function overridesOf(topic: ObservedTopic): Record<string, string> {
  return Object.fromEntries(
    topic.config
      .filter(entry => entry.override)
      .map(entry => [entry.name, entry.value ?? '']),
  );
}

/** The number of copies of each partition; while a reassignment runs, the most. */
export function replicationFactorOf(topic: ObservedTopic): number {
  return Math.max(
    0,
    ...topic.description.partitions.map(({ replicas }) => replicas.length),
  );
}
