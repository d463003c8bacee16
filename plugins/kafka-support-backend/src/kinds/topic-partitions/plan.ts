import {
  boundOf,
  formatResourceRef,
  type Change,
  type Figure,
  type TopicPartitionsSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { existingTopic } from '../existingTopic';
import { kafkaCommand } from '../shell';

/** Groups that will be given the new partitions; none is said where they are not known. */
async function figuresOf(topic: string, view: ClusterView): Promise<Figure[]> {
  const groups = await view.groups(topic);
  if (!groups.known) return [];
  const { length } = groups.value.groups;
  return [
    {
      name: 'groups that read it',
      unit: 'groups',
      value: length,
      bound: boundOf(length),
    },
  ];
}

/**
 * One change to the count that is asked for, none when the topic has it. Fewer
 * are planned too, so that the rules can say why that is impossible and what to
 * do instead.
 *
 * @throws InputError when there is no such topic, naming close ones
 * @throws ServiceUnavailableError when the topic cannot be read
 */
export async function planTopicPartitions(
  { topic: name, partitions: to, keyed }: TopicPartitionsSpec,
  view: ClusterView,
): Promise<Change[]> {
  const { description } = await existingTopic(name, view);
  const from = description.partitions.length;
  if (from === to) return [];
  return [
    {
      id: `create-partitions:${name}`,
      operation: 'create-partitions',
      resource: formatResourceRef({
        cluster: view.cluster.id,
        type: 'topic',
        name,
      }),
      parameters: { name, topicId: description.topicId, from, to },
      fields: [
        { field: 'partitions', before: String(from), after: String(to) },
      ],
      // Where records have no keys nothing moves that anybody counted on.
      impact: keyed === false ? 'safe' : 'disruptive',
      figures: await figuresOf(name, view),
      repeatable: true,
      command: kafkaCommand('kafka-topics.sh', view.cluster, [
        '--alter',
        '--topic',
        name,
        '--partitions',
        String(to),
      ]),
      inverse: {
        available: false,
        reason:
          'Kafka never takes partitions away. To have fewer: make a topic under a new name, let producers and consumers move to it, and delete this one once it is read to its end',
      },
    },
  ];
}
