import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { countOf } from '../../units';
import { createdTopics, createsTopics, unknownResult } from '../facts';

const limitsSchema = z.strictObject({ min: z.int().positive() });
type Limits = z.infer<typeof limitsSchema>;

const shared = {
  area: 'recovery',
  policyOwner: 'platform',
  effect: 'deny',
  appliesTo: createsTopics,
} as const;

/** Data survives the loss of a broker. */
export const replicationFactorMinimum: Rule<RuleInput, Limits> = {
  ...shared,
  id: 'replication-factor',
  title: 'Replication factor',
  description: 'The fewest copies that a new topic may have.',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { min: 1 },
      staging: { min: 3 },
      production: { min: 3 },
    },
  },
  evaluate: (input, { min }) =>
    createdTopics(input).map(({ name, replicationFactor }) => {
      const copies = countOf(replicationFactor, 'copy', 'copies');
      const seen = {
        field: 'replicationFactor',
        observed: String(replicationFactor),
        limit: String(min),
      };
      return replicationFactor >= min
        ? {
            ...seen,
            outcome: 'pass' as const,
            message: `"${name}" has ${copies}, at least ${min} are asked for`,
          }
        : {
            ...seen,
            outcome: 'fail' as const,
            message: `"${name}" would have ${copies}, at least ${min} are asked for: data must survive the loss of a broker`,
            remedy: {
              text: `Use a replication factor of ${min}`,
              set: { replicationFactor: min },
            },
          };
    }),
};

/** Each copy needs a broker of its own, now. */
export const replicationFactorLiveBrokers: Rule = {
  ...shared,
  id: 'replication-factor-live-brokers',
  title: 'Replication factor and live brokers',
  description: 'A new topic has no more copies than there are live brokers.',
  waivable: false,
  evaluate: (input: RuleInput) =>
    createdTopics(input).map(({ name, replicationFactor }) => {
      const { brokers } = input;
      const field = 'replicationFactor';
      if (!brokers.known)
        return unknownResult(brokers, {
          what: 'How many brokers are alive',
          field,
        });
      const live = brokers.value.length;
      const copies = countOf(replicationFactor, 'copy', 'copies');
      const brokersAlive = countOf(live, 'broker is', 'brokers are');
      const seen = {
        field,
        observed: String(replicationFactor),
        limit: String(live),
      };
      return replicationFactor <= live
        ? {
            ...seen,
            outcome: 'pass' as const,
            message: `${brokersAlive} alive for ${copies} of "${name}"`,
          }
        : {
            ...seen,
            outcome: 'fail' as const,
            message: `"${name}" asks for ${copies}, and only ${brokersAlive} alive`,
            remedy:
              live > 0
                ? {
                    text: `Use at most ${live}, or wait until all brokers are back`,
                    set: { replicationFactor: live },
                  }
                : { text: 'Wait until brokers are back' },
          };
    }),
};
