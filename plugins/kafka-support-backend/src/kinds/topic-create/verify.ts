import {
  parametersOf,
  type Change,
  type OperationParameters,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { verifyAcl } from '../acls';
import { replicationFactorOf } from '../readTopic';
import { topicHealth } from '../topicHealth';

async function verifyTopic(
  asked: OperationParameters<'create-topic'>,
  view: ClusterView,
): Promise<RuleResult[]> {
  const topic = await view.topic(asked.name);
  if (!topic.known) {
    return [
      {
        outcome: 'unknown',
        message: `The topic "${asked.name}" could not be read: ${topic.reason}`,
        figure: topic.figure,
      },
    ];
  }
  if (!topic.value) {
    return [{ outcome: 'fail', message: `There is no topic "${asked.name}"` }];
  }
  const copies = replicationFactorOf(topic.value);
  return [
    ...topicHealth(topic.value),
    {
      outcome: copies === asked.replicationFactor ? 'pass' : 'fail',
      message: `"${asked.name}" has ${copies} replicas, asked were ${asked.replicationFactor}`,
      observed: String(copies),
      limit: String(asked.replicationFactor),
    },
  ];
}

/** The validation metrics of one change that was applied. */
export async function verifyTopicCreate(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const topic = parametersOf(change, 'create-topic');
  if (topic) return verifyTopic(topic, view);
  return verifyAcl(change, view);
}
