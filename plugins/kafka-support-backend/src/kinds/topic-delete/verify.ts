import {
  parametersOf,
  type Change,
  type OperationParameters,
  type RuleResult,
  type ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { verifyAcl } from '../acls';
import { groupGone, groupGoneMetric } from '../groupGone';

/** What is read once a topic was deleted, named before approval (G7). */
export const topicDeleteMetrics: ValidationMetric[] = [
  {
    id: 'topic-gone',
    title: 'Brokers that still know the topic',
    healthy: 'none of them',
    windowSeconds: 0,
  },
  {
    id: 'access-gone',
    title: 'Access that was revoked with it',
    healthy: 'not there any more',
    windowSeconds: 0,
  },
  groupGoneMetric,
];

async function topicGone(
  { name, topicId }: OperationParameters<'delete-topic'>,
  view: ClusterView,
): Promise<RuleResult> {
  const brokers = await view.topicAtBrokers(name);
  if (!brokers.known)
    return {
      outcome: 'unknown',
      message: `Whether every broker forgot "${name}" could not be read: ${brokers.reason}`,
      figure: brokers.figure,
    };
  const knowing = brokers.value.filter(each => each.topicId === topicId);
  const seen = {
    observed: `${knowing.length} of ${brokers.value.length} brokers`,
    limit: '0 brokers',
  };
  if (knowing.length > 0)
    return {
      ...seen,
      outcome: 'fail',
      message: `"${name}" is still known to broker ${knowing
        .map(({ brokerId }) => brokerId)
        .join(', ')}`,
    };
  const isMadeAgain = brokers.value.some(each => each.topicId !== undefined);
  return {
    ...seen,
    outcome: 'pass',
    message: isMadeAgain
      ? `The topic is gone from every broker. Another topic of the name "${name}" was made since`
      : `"${name}" is gone from every broker`,
  };
}

/** The validation metrics of one change that was applied. */
export async function verifyTopicDelete(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const topic = parametersOf(change, 'delete-topic');
  if (topic) return [await topicGone(topic, view)];
  const group = parametersOf(change, 'delete-group');
  return group
    ? [await groupGone(group.groupId, view)]
    : verifyAcl(change, view);
}
