import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { deletionsOf } from '../deletions';

const limitsSchema = z.strictObject({
  prefixes: z.array(z.string().min(1)),
  names: z.array(z.string().min(1)),
});
type Limits = z.infer<typeof limitsSchema>;

const defaults: Limits = { prefixes: ['__', '_'], names: [] };

/** Topics that the plan makes, changes or deletes, and where their name stands in the spec. */
function named(input: RuleInput) {
  return [
    ...input.topics.map(topic => ({ ...topic, field: 'name' })),
    ...deletionsOf(input).topics.map(topic => ({ ...topic, field: 'topic' })),
  ];
}

/** Topics of Kafka itself and of the platform stay theirs, new or there already. */
export const reservedName: Rule<RuleInput, Limits> = {
  id: 'reserved-name',
  area: 'governance',
  title: 'Reserved names',
  description:
    'Names and prefixes that belong to Kafka, its tools or the platform are not used, and internal topics are neither changed nor deleted.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: defaults,
      staging: defaults,
      production: defaults,
    },
  },
  appliesTo: input => named(input).length > 0,
  evaluate: (input, { prefixes, names }) =>
    named(input).map(({ name, observed, field }) => {
      const prefix = prefixes.find(each => name.startsWith(each));
      const seen = {
        field,
        observed: name,
        limit: [...prefixes.map(each => `${each}*`), ...names].join(', '),
      };
      if (observed?.description.internal)
        return {
          ...seen,
          outcome: 'fail' as const,
          message: `"${name}" is an internal topic of Kafka`,
          remedy: { text: 'Ask the platform team: internal topics are theirs' },
        };
      if (prefix === undefined && !names.includes(name))
        return {
          ...seen,
          outcome: 'pass' as const,
          message: `"${name}" is not reserved`,
        };
      const bare = prefixes.reduce(
        (text, each) =>
          text.startsWith(each) ? text.slice(each.length) : text,
        name,
      );
      return {
        ...seen,
        outcome: 'fail' as const,
        message: prefix
          ? `"${name}" begins with "${prefix}", which is reserved`
          : `"${name}" is a reserved name`,
        remedy: {
          text:
            field === 'topic'
              ? 'Ask the platform team: it is theirs'
              : 'Choose another name',
          ...(field === 'name' && prefix && bare && { set: { name: bare } }),
        },
      };
    }),
};
