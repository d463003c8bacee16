import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { showSize, sizeBytes, sizeLimit } from '../../units';
import { configField } from '../facts';

const KEY = 'max.message.bytes';
const limitsSchema = z.strictObject({ max: sizeLimit });
type Limits = z.infer<typeof limitsSchema>;

/** Large records hurt every client of a cluster: they belong in an object store. */
export const maxMessageBytes: Rule<RuleInput, Limits> = {
  id: 'max-message-bytes',
  area: 'compatibility',
  title: 'Largest record',
  description: 'max.message.bytes of a topic is at most this.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: { max: '3 MiB' },
      staging: { max: '3 MiB' },
      production: { max: '3 MiB' },
    },
  },
  appliesTo: ({ topics }) => topics.some(({ set }) => KEY in set),
  evaluate: (input, { max }) =>
    input.topics
      .filter(({ set }) => KEY in set)
      .map(topic => {
        const bytes = Number(topic.set[KEY]);
        const field = configField(input, topic, KEY);
        const seen = {
          field,
          observed: Number.isFinite(bytes) ? showSize(bytes) : topic.set[KEY],
          limit: max,
        };
        // What is no number is refused as well: NaN is never within the limit.
        return bytes <= sizeBytes(max)
          ? {
              ...seen,
              outcome: 'pass' as const,
              message: `"${topic.name}" takes batches of up to ${seen.observed}`,
            }
          : {
              ...seen,
              outcome: 'fail' as const,
              message: `"${topic.name}" would take batches of ${seen.observed}, at most ${max} are allowed`,
              remedy: {
                text: `Use at most ${max}; keep larger contents in an object store and send where they are`,
                set: { [field]: String(sizeBytes(max)) },
              },
            };
      }),
};
