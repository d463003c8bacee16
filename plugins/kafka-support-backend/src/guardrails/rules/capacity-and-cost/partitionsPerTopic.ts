import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { countOf } from '../../units';
import { addsPartitions, topicsGaining } from '../facts';

const limitsSchema = z.strictObject({ max: z.int().positive() });
type Limits = z.infer<typeof limitsSchema>;

function partitionsRule(
  rule: Pick<
    Rule<RuleInput, Limits>,
    'id' | 'title' | 'description' | 'effect'
  > & { defaults: NonNullable<Rule<RuleInput, Limits>['limits']>['defaults'] },
  tooMany: (max: number) => string,
  remedy: (max: number) => string,
): Rule<RuleInput, Limits> {
  const { defaults, ...shown } = rule;
  return {
    ...shown,
    area: 'capacity and cost',
    policyOwner: 'platform',
    waivable: true,
    asks: ['platform'],
    limits: { schema: limitsSchema, defaults },
    appliesTo: addsPartitions,
    evaluate: (input, { max }) =>
      topicsGaining(input).map(({ topic: { name, partitions } }) => {
        const seen = {
          field: 'partitions',
          observed: String(partitions),
          limit: String(max),
        };
        return partitions <= max
          ? {
              ...seen,
              outcome: 'pass' as const,
              message: `${countOf(
                partitions,
                'partition',
              )} for "${name}", up to ${max} are fine`,
            }
          : {
              ...seen,
              outcome: 'fail' as const,
              message: `${countOf(
                partitions,
                'partition',
              )} for "${name}" ${tooMany(max)}`,
              remedy: { text: remedy(max), set: { partitions: max } },
            };
      }),
  };
}

/**
 * The most partitions a topic may have. A public estate of 796 topics has 1 to
 * 50, most 10 to 15.
 */
export const partitionsPerTopic = partitionsRule(
  {
    id: 'partitions-per-topic',
    title: 'Partitions of a topic',
    description: 'The most partitions that a topic may have.',
    effect: 'deny',
    defaults: {
      development: { max: 24 },
      staging: { max: 50 },
      production: { max: 50 },
    },
  },
  max => `are more than the ${max} that a topic may have`,
  max =>
    `Ask for at most ${max}. Fewer suffice where readers share the work inside one instance`,
);

/** Up to how many partitions nobody has to look. */
export const partitionsSelfService = partitionsRule(
  {
    id: 'partitions-self-service',
    title: 'Partitions without review',
    description:
      'A topic that gets more partitions than this is reviewed by the platform team.',
    effect: 'review',
    defaults: {
      development: { max: 12 },
      staging: { max: 12 },
      production: { max: 12 },
    },
  },
  max => `are more than the ${max} that need no review`,
  max =>
    `Up to ${max} partitions are applied without review. Partitions never shrink, and each costs the brokers memory and files`,
);
