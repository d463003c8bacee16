import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { createdTopics, statedOf } from '../facts';

const compacted = (input: RuleInput) =>
  createdTopics(input).filter(({ config }) =>
    (config['cleanup.policy'] ?? '').includes('compact'),
  );

/** A compacted topic refuses records without a key. */
export const compactionNeedsKey: Rule = {
  id: 'compaction-needs-key',
  area: 'compatibility',
  title: 'Key of compacted records',
  description:
    'A new compacted topic says what its key is: records without one are refused by the brokers.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: true,
  appliesTo: input => compacted(input).length > 0,
  evaluate(input) {
    const { orderingKey } = statedOf(input);
    return compacted(input).map(({ name }) =>
      orderingKey
        ? {
            outcome: 'pass' as const,
            message: `"${name}" keeps the last record of each ${orderingKey}`,
            field: 'orderingKey',
            observed: orderingKey,
          }
        : {
            outcome: 'fail' as const,
            message: `"${name}" is compacted and no key is named: records without a key are refused`,
            field: 'orderingKey',
            observed: 'no key',
            remedy: {
              text: 'Say what the key is, or use cleanup.policy=delete',
              set: { 'config.cleanup.policy': 'delete' },
            },
          },
    );
  },
};
