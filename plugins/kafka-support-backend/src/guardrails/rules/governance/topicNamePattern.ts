import type { Environment } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { RE2JS } from 're2js';
import { z } from 'zod';
import { createdTopics, createsTopics } from '../facts';

// RE2 takes time linear in the name: a pattern cannot hang the backend.
const matches = (pattern: string, name: string) =>
  RE2JS.compile(pattern).matches(name);

const limitsSchema = z
  .strictObject({ pattern: z.string().max(1000), example: z.string() })
  .superRefine(({ pattern, example }, context) => {
    try {
      if (matches(pattern, example)) return;
      context.addIssue({
        code: 'custom',
        path: ['example'],
        message: `"${example}" does not fit the pattern ${pattern}`,
      });
    } catch (error) {
      context.addIssue({
        code: 'custom',
        path: ['pattern'],
        message: `not a regular expression of RE2: ${(error as Error).message}`,
      });
    }
  });
type Limits = z.infer<typeof limitsSchema>;

const defaults: Limits = {
  pattern: '[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+\\.v[1-9][0-9]*',
  example: 'orders.order.placed.v1',
};

/** The name in the shape of the default pattern, if that is enough. */
function suggest(name: string, pattern: string): string | undefined {
  const base = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
  const unversioned = base.replace(/\.v\d+$/, '');
  return [base, `${unversioned}.v1`].find(
    each => each !== name && each.length <= 249 && matches(pattern, each),
  );
}

/** Names of new topics follow one pattern, shown with an example. */
export const topicNamePattern: Rule<RuleInput, Limits> = {
  id: 'topic-name-pattern',
  area: 'governance',
  title: 'Topic name',
  description:
    'The name of a new topic fits the whole pattern (a regular expression of RE2).',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: defaults,
      staging: defaults,
      production: defaults,
    } satisfies Record<Environment, Limits>,
  },
  appliesTo: createsTopics,
  evaluate: (input, { pattern, example }) =>
    createdTopics(input).map(({ name }) => {
      const seen = { field: 'name', observed: name, limit: pattern };
      if (matches(pattern, name))
        return {
          ...seen,
          outcome: 'pass' as const,
          message: `"${name}" fits the pattern for names`,
        };
      const suggestion = suggest(name, pattern);
      return {
        ...seen,
        outcome: 'fail' as const,
        message: `"${name}" does not fit the pattern for names, such as "${example}"`,
        remedy: suggestion
          ? {
              text: `Name it for example "${suggestion}"`,
              set: { name: suggestion },
            }
          : { text: `Choose a name like "${example}"` },
      };
    }),
};
