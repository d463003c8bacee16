import {
  parametersOf,
  type OperationParameters,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { countOf } from '../../units';
import { statedOf, unknownResult } from '../facts';

type Growth = OperationParameters<'create-partitions'>;

/** Changes of how many partitions a topic has, with how many groups read it. */
function growths(input: RuleInput): (Growth & { groups?: number })[] {
  return input.changes.flatMap(change => {
    const growth = parametersOf(change, 'create-partitions');
    if (!growth) return [];
    const groups = change.figures.find(({ unit }) => unit === 'groups')?.value;
    return [{ ...growth, groups }];
  });
}

const shared = {
  area: 'compatibility',
  policyOwner: 'platform',
  appliesTo: (input: RuleInput) => growths(input).length > 0,
} as const;

/** Kafka never takes partitions away. */
export const partitionsGrowOnly: Rule = {
  ...shared,
  id: 'partitions-grow-only',
  title: 'Partitions only grow',
  description: 'A topic never gets fewer partitions: Kafka cannot do it.',
  effect: 'deny',
  waivable: false,
  evaluate: input =>
    growths(input).map(({ name, from, to }): RuleResult => {
      const seen = {
        field: 'partitions',
        observed: String(to),
        limit: `more than ${from}`,
      };
      return to > from
        ? {
            ...seen,
            outcome: 'pass',
            message: `"${name}" grows from ${from} to ${countOf(
              to,
              'partition',
            )}`,
          }
        : {
            ...seen,
            outcome: 'fail',
            message: `"${name}" has ${countOf(
              from,
              'partition',
            )}, and Kafka takes none away`,
            remedy: {
              text: `Make a topic with ${countOf(
                to,
                'partition',
              )} under a new name, let producers and consumers move to it, and delete this one once it is read to its end`,
            },
          };
    }),
};

/** A key goes to another partition as soon as there are more of them. */
export const keyedPartitions: Rule = {
  ...shared,
  id: 'keyed-partitions',
  title: 'Order of keyed records',
  description:
    'Where records have keys, more partitions send the same key to another partition than before; its order breaks at that moment, and old and new values of a compacted key stay side by side. Whether there are keys is declared by the owner.',
  effect: 'review',
  waivable: true,
  asks: ['resource owner'],
  evaluate(input) {
    const { keyed } = statedOf(input);
    return growths(input).map(({ name }): RuleResult => {
      if (keyed === undefined)
        return {
          outcome: 'unknown',
          message: `Whether the records of "${name}" have keys is not known: brokers do not know, and the request does not say it`,
          figure: 'whether records have keys',
          field: 'keyed',
          remedy: { text: 'Ask those who produce, and say it in the request' },
        };
      if (!keyed)
        return {
          outcome: 'pass',
          message: `The records of "${name}" have no keys, so no order depends on the partition`,
          field: 'keyed',
          observed: 'no keys',
        };
      return {
        outcome: 'fail',
        message: `The records of "${name}" have keys: a key goes to another partition from then on, and what was written before and after is read out of order`,
        field: 'keyed',
        observed: 'keys',
        remedy: {
          text: 'Stop the producers, let every group read to the end, add the partitions, and start again; or move to a new topic',
        },
      };
    });
  },
};

/** A consumer that starts at the end does not see what came before it knew the partition. */
export const newPartitionReaders: Rule = {
  ...shared,
  id: 'new-partition-readers',
  title: 'Readers of new partitions',
  description:
    'Consumers learn of new partitions only after a while (metadata.max.age.ms, five minutes by default). Those that start at latest miss what was written there meanwhile.',
  effect: 'warn',
  waivable: true,
  evaluate: input =>
    growths(input).map(({ name, groups }): RuleResult => {
      if (groups === undefined)
        return unknownResult(
          { figure: 'groups', reason: 'the cluster did not answer' },
          { what: `Which groups read "${name}"` },
        );
      const seen = { observed: countOf(groups, 'group') };
      return groups === 0
        ? { ...seen, outcome: 'pass', message: `No group reads "${name}"` }
        : {
            ...seen,
            outcome: 'fail',
            message: `${countOf(
              groups,
              'group',
            )} of "${name}" will learn of the new partitions within minutes. With auto.offset.reset=latest they miss what is written there before`,
            remedy: {
              text: 'Set auto.offset.reset=earliest in consumers that must miss nothing, or pause the producers until the groups have the partitions',
            },
          };
    }),
};
