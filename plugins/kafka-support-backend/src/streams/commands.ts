import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterFacts } from '@kafka-support/backstage-plugin-kafka-support-node';
import { kafkaCommand } from '../kinds';

/** Command lines that look at the topic. INVARIANT: none of them changes anything. */
export function commandsOf(
  topic: string,
  cluster: ClusterFacts,
): StreamDetail['commands'] {
  return [
    {
      id: 'describe-topic',
      command: kafkaCommand('kafka-topics.sh', cluster, [
        '--describe',
        '--topic',
        topic,
      ]),
    },
    {
      id: 'describe-config',
      command: kafkaCommand('kafka-configs.sh', cluster, [
        '--describe',
        '--entity-type',
        'topics',
        '--entity-name',
        topic,
      ]),
    },
    {
      id: 'list-access',
      command: kafkaCommand('kafka-acls.sh', cluster, [
        '--list',
        '--topic',
        topic,
        '--resource-pattern-type',
        'match',
      ]),
    },
    {
      id: 'list-offsets',
      command: kafkaCommand('kafka-get-offsets.sh', cluster, [
        '--topic',
        topic,
      ]),
    },
  ];
}
