import {
  parametersOf,
  type Change,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { restorable } from './restorable';

/**
 * The empty topic with its settings, and the access that was revoked. Nothing
 * where the topic is still there.
 */
export function revertTopicDelete(
  done: Change[],
): { kind: string; spec: TopicCreateSpec } | undefined {
  const [topic] = done.flatMap(
    change => parametersOf(change, 'delete-topic') ?? [],
  );
  if (!topic) return undefined;
  const { partitions, replicationFactor, config } = topic.kept;
  const rights = done.flatMap(change => {
    const acl = parametersOf(change, 'delete-acl');
    return (acl && restorable(acl)) ?? [];
  });
  return {
    kind: 'topic-create',
    spec: {
      name: topic.name,
      partitions,
      replicationFactor,
      config,
      ...(rights.length > 0 && { rights }),
    },
  };
}
