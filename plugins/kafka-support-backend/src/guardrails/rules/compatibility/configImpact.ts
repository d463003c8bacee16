import type {
  Impact,
  RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { configImpact, ownValue } from '../../../kinds';
import { configField, createdTopics } from '../facts';

/** Topics that exist and of which settings change. */
function changedTopics(input: RuleInput): DesiredTopic[] {
  const created = createdTopics(input);
  return input.topics.filter(
    topic =>
      !created.includes(topic) &&
      Object.keys(topic.set).length + topic.unset.length > 0,
  );
}

/** A result for each changed key of existing topics whose change is that hard. */
function keysWith(
  impact: Impact,
  input: RuleInput,
  remedy: string,
): RuleResult[] {
  return changedTopics(input).flatMap((topic): RuleResult[] => {
    const now = new Map(
      topic.observed?.config.map(({ name, value }) => [name, value]),
    );
    const hard = [...Object.keys(topic.set), ...topic.unset].flatMap(key => {
      const before = now.get(key);
      const after = ownValue(topic.set, key);
      const judged = configImpact(key, { before, after });
      if (judged.impact !== impact) return [];
      return [
        {
          outcome: 'fail' as const,
          message: `"${key}" of "${topic.name}" from ${
            before ?? 'its default'
          } to ${after ?? 'its default'}: ${judged.why}`,
          field: configField(input, topic, key),
          observed: after ?? 'its default',
          remedy: { text: remedy },
        },
      ];
    });
    return hard.length > 0
      ? hard
      : [
          {
            outcome: 'pass',
            message: `No setting of "${topic.name}" changes so that it is ${impact}`,
          },
        ];
  });
}

const shared = {
  area: 'compatibility',
  policyOwner: 'platform',
  waivable: true,
  appliesTo: (input: RuleInput) => changedTopics(input).length > 0,
} as const;

/** What removes data is agreed on by the owner and the platform. */
export const destructiveConfig: Rule = {
  ...shared,
  id: 'destructive-config',
  title: 'Settings that destroy data',
  description:
    'A change of a setting after which records are removed for good is reviewed.',
  effect: 'review',
  asks: ['resource owner', 'platform'],
  evaluate: input =>
    keysWith(
      'destructive',
      input,
      'Make sure that nobody needs the records that go; there is no way back',
    ),
};

/** What clients will notice is said before. */
export const disruptiveConfig: Rule = {
  ...shared,
  id: 'disruptive-config',
  title: 'Settings that clients notice',
  description:
    'A change of a setting that producers or consumers notice is said before it is made.',
  effect: 'warn',
  evaluate: input =>
    keysWith(
      'disruptive',
      input,
      'Tell those who produce and consume, or make the change when they are quiet',
    ),
};
