import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { didYouMean } from '../../../kinds';
import { configField, unknownResult } from '../facts';

const keysOf = ({ set, unset }: DesiredTopic) => [
  ...Object.keys(set),
  ...unset,
];

function judge(input: RuleInput, topic: DesiredTopic): RuleResult[] {
  const { topicDefaults: defaults } = input;
  if (!defaults.known) {
    // A broker that takes the whole change knows every key of it.
    if (topic.verdict.known && topic.verdict.value.accepted)
      return [
        {
          outcome: 'pass',
          message: `The brokers take every setting of "${topic.name}"`,
        },
      ];
    return [
      unknownResult(defaults, { what: 'Which settings the brokers know' }),
    ];
  }
  const known = Object.keys(defaults.value);
  const strange = keysOf(topic).filter(key => !known.includes(key));
  if (strange.length === 0)
    return [
      {
        outcome: 'pass',
        message: `The brokers know every setting of "${topic.name}"`,
      },
    ];
  return strange.map(key => ({
    outcome: 'fail',
    message: `The brokers know no topic setting "${key}".${didYouMean(
      key,
      known,
    )}`,
    field: configField(input, topic, key),
    observed: key,
    remedy: {
      text: 'Spell it as Kafka does (docs: Topic configs), or leave it out',
    },
  }));
}

/** A key that no broker knows is a spelling mistake. */
export const unknownConfigKey: Rule = {
  id: 'unknown-config-key',
  area: 'compatibility',
  title: 'Known settings',
  description: 'Every setting of a topic is one that the brokers know.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: ({ topics }) => topics.some(topic => keysOf(topic).length > 0),
  evaluate: input =>
    input.topics
      .filter(topic => keysOf(topic).length > 0)
      .flatMap(topic => judge(input, topic)),
};
