import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  DesiredTopic,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { configField, createdTopics, unknownResult } from '../facts';

/** The part of the spec that a broker's sentence speaks of, where it names one. */
function fieldIn(
  sentence: string,
  input: RuleInput,
  topic: DesiredTopic,
): string | undefined {
  const key = [...Object.keys(topic.set), ...topic.unset]
    .sort((a, b) => b.length - a.length)
    .find(each => sentence.includes(each));
  if (key) return configField(input, topic, key);
  if (!createdTopics(input).includes(topic)) return undefined;
  if (/replication factor/i.test(sentence)) return 'replicationFactor';
  return /partitions/i.test(sentence) ? 'partitions' : undefined;
}

/** What the broker would refuse is refused here, with its sentence, before anybody approves it. */
export const brokerVerdict: Rule = {
  id: 'broker-verdict',
  area: 'compatibility',
  title: 'What the broker says',
  description:
    'The brokers, asked without doing it, would accept what is planned.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: ({ topics }) => topics.length > 0,
  evaluate: input =>
    input.topics.map((topic): RuleResult => {
      const { verdict, name } = topic;
      if (!verdict.known)
        return unknownResult(verdict, {
          what: `What the brokers say to "${name}"`,
        });
      const { accepted, code, sentence } = verdict.value;
      if (accepted)
        return {
          outcome: 'pass',
          message: `The brokers would accept "${name}" so`,
        };
      const field = fieldIn(sentence ?? '', input, topic);
      return {
        outcome: 'fail',
        message: `The brokers would refuse "${name}": ${
          sentence ?? code ?? 'without a reason'
        }`,
        ...(code && { observed: code }),
        ...(field && { field }),
        remedy: { text: 'Change what the sentence of the broker names' },
      };
    }),
};
