import {
  parametersOf,
  type Change,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicHealth } from '../topicHealth';

/** How many partitions read back, and the health of all of them. */
export async function verifyTopicPartitions(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const asked = parametersOf(change, 'create-partitions');
  if (!asked) return [];
  const topic = await view.topic(asked.name);
  if (!topic.known)
    return [
      {
        outcome: 'unknown',
        message: `The topic "${asked.name}" could not be read: ${topic.reason}`,
        figure: topic.figure,
      },
    ];
  if (topic.value?.description.topicId !== asked.topicId)
    return [
      {
        outcome: 'fail',
        message: topic.value
          ? `"${asked.name}" is not the topic that was changed: it was deleted and made again`
          : `There is no topic "${asked.name}"`,
      },
    ];
  const { length } = topic.value.description.partitions;
  return [
    ...topicHealth(topic.value),
    {
      outcome: length === asked.to ? 'pass' : 'fail',
      message: `"${asked.name}" has ${length} partitions`,
      observed: String(length),
      limit: String(asked.to),
    },
  ];
}
