import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { countOf } from '../../units';
import { createdTopics, createsTopics, unknownResult } from '../facts';

/** What a name becomes in metrics, where "." is written as "_". */
const metricName = (name: string) => name.replaceAll('.', '_');

function collision(name: string, other: string): string | undefined {
  // Both spellings have as many letters: clusters have thousands of topics.
  if (name === other || name.length !== other.length) return undefined;
  if (metricName(name) === metricName(other))
    return 'Kafka writes "." as "_" in metrics, where both would be one';
  if (metricName(name).toLowerCase() === metricName(other).toLowerCase())
    return 'they differ only in upper and lower case';
  return undefined;
}

/** A new name is not one that people or metrics take for another. */
export const collidingName: Rule = {
  id: 'colliding-name',
  area: 'governance',
  title: 'Colliding names',
  description:
    'The name of a new topic differs from every other one by more than "." for "_" or upper and lower case.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: createsTopics,
  evaluate(input: RuleInput) {
    const { existingTopics } = input;
    return createdTopics(input).map(({ name }): RuleResult => {
      if (!existingTopics.known)
        return unknownResult(existingTopics, {
          what: 'Whether the name collides with another',
          field: 'name',
        });
      for (const other of existingTopics.value) {
        const why = collision(name, other.name);
        if (why)
          return {
            outcome: 'fail',
            message: `"${name}" collides with the topic "${other.name}": ${why}`,
            field: 'name',
            observed: other.name,
            remedy: { text: 'Choose a name that differs in its words' },
          };
      }
      return {
        outcome: 'pass',
        message: `"${name}" collides with none of ${countOf(
          existingTopics.value.length,
          'topic',
        )}`,
        field: 'name',
      };
    });
  },
};
