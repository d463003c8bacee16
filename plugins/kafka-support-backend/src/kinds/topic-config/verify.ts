import {
  parametersOf,
  type Change,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownValue, sameConfigValue } from '../configValue';
import { overridesOf } from '../readTopic';
import { topicHealth } from '../topicHealth';

/** Each key as it reads back, and the health of the topic. */
export async function verifyTopicConfig(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const asked = parametersOf(change, 'alter-topic-config');
  if (!asked) return [];
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
  if (topic.value?.description.topicId !== asked.topicId) {
    return [
      {
        outcome: 'fail',
        message: topic.value
          ? `"${asked.name}" is not the topic that was changed: it was deleted and made again`
          : `There is no topic "${asked.name}"`,
      },
    ];
  }
  const overrides = overridesOf(topic.value);
  const wanted: [key: string, value: string | undefined][] = [
    ...Object.entries(asked.set),
    ...asked.unset.map((key): [string, undefined] => [key, undefined]),
  ];
  return [
    ...topicHealth(topic.value),
    ...wanted.map(([key, value]): RuleResult => {
      const observed = ownValue(overrides, key);
      return {
        outcome: sameConfigValue(observed, value) ? 'pass' : 'fail',
        message: `"${key}" ${
          observed === undefined ? 'has no override' : `reads ${observed}`
        }`,
        observed: observed ?? 'no override',
        limit: value ?? 'no override',
      };
    }),
  ];
}
