import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { addsPartitions, topicsGaining, unknownResult } from '../facts';

const limitsSchema = z.strictObject({ max: z.int().positive() });
type Limits = z.infer<typeof limitsSchema>;
type Counted = Pick<TopicListing, 'partitions' | 'replicationFactor'>;

const sum = (topics: Counted[], of: (topic: Counted) => number) =>
  topics.reduce((total, topic) => total + of(topic), 0);
const partitionsOf = ({ partitions }: Counted) => partitions;
const replicasOf = ({ partitions, replicationFactor }: Counted) =>
  partitions * replicationFactor;

/** What is added to what is there: partitions that exist are counted already. */
function added(input: RuleInput): Counted[] {
  return topicsGaining(input).map(each => ({
    partitions: each.added,
    replicationFactor: each.topic.replicationFactor,
  }));
}

const shared = {
  area: 'capacity and cost',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  appliesTo: addsPartitions,
} as const;

function judge(
  total: number,
  max: number,
  unit: string,
  cluster: string,
): RuleResult[] {
  const seen = {
    field: 'partitions',
    observed: String(total),
    limit: String(max),
  };
  return total <= max
    ? [
        {
          ...seen,
          outcome: 'pass',
          message: `${cluster} would have ${total} ${unit}, its budget is ${max}`,
        },
      ]
    : [
        {
          ...seen,
          outcome: 'fail',
          message: `${cluster} would have ${total} ${unit}, above its budget of ${max}`,
          remedy: {
            text: 'Ask for fewer partitions, delete topics that nobody uses, or ask the platform team for room',
          },
        },
      ];
}

/** Budget of a cluster: 200,000 partitions by KIP-578. */
export const partitionsPerCluster: Rule<RuleInput, Limits> = {
  ...shared,
  id: 'partitions-per-cluster',
  title: 'Partitions of a cluster',
  description: 'The partitions of all topics stay within the cluster’s budget.',
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { max: 200_000 },
      staging: { max: 200_000 },
      production: { max: 200_000 },
    },
  },
  evaluate(input, { max }) {
    const { existingTopics: existing, cluster } = input;
    if (!existing.known)
      return [
        unknownResult(existing, {
          what: 'How many partitions the cluster has',
          field: 'partitions',
          limit: String(max),
        }),
      ];
    const total =
      sum(existing.value, partitionsOf) + sum(added(input), partitionsOf);
    return judge(total, max, 'partitions', cluster.title);
  },
};

/** Budget of a broker: 4,000 replicas of partitions by KIP-578, spread evenly. */
export const partitionsPerBroker: Rule<RuleInput, Limits> = {
  ...shared,
  id: 'partitions-per-broker',
  title: 'Partitions of a broker',
  description:
    'The replicas of all partitions, spread evenly over the live brokers, stay within the budget of one.',
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { max: 4_000 },
      staging: { max: 4_000 },
      production: { max: 4_000 },
    },
  },
  evaluate(input, { max }) {
    const { existingTopics: existing, brokers, cluster } = input;
    const rest = { field: 'partitions', limit: String(max) };
    const what = 'How many partitions a broker has';
    if (!existing.known) return [unknownResult(existing, { what, ...rest })];
    if (!brokers.known) return [unknownResult(brokers, { what, ...rest })];
    const replicas =
      sum(existing.value, replicasOf) + sum(added(input), replicasOf);
    const perBroker = Math.ceil(replicas / Math.max(1, brokers.value.length));
    return judge(perBroker, max, 'replicas on each broker', cluster.title);
  },
};
