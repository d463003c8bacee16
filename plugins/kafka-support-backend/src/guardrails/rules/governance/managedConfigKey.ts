import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { ownValue } from '../../../kinds';
import { configField } from '../facts';

const limitsSchema = z.strictObject({
  /** Keys; one that ends in `*` stands for all that begin so. */
  keys: z.array(z.string().regex(/^[a-z0-9.]+\*?$/)),
});
type Limits = z.infer<typeof limitsSchema>;

const defaults: Limits = {
  keys: [
    'follower.replication.throttled.replicas',
    'leader.replication.throttled.replicas',
    'unclean.leader.election.enable',
    'remote.*',
    'flush.*',
    'file.delete.delay.ms',
    'preallocate',
  ],
};

const covers = (pattern: string, key: string) =>
  pattern.endsWith('*')
    ? key.startsWith(pattern.slice(0, -1))
    : key === pattern;

/** Settings that operate the cluster are not a team's to set. */
export const managedConfigKey: Rule<RuleInput, Limits> = {
  id: 'managed-config-key',
  area: 'governance',
  title: 'Settings of the platform',
  description:
    'Settings that operate the cluster, or that brokers call read-only, are not set on a topic by a request.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: true,
  limits: {
    schema: limitsSchema,
    defaults: {
      development: defaults,
      staging: defaults,
      production: defaults,
    },
  },
  appliesTo: ({ topics }) => topics.length > 0,
  evaluate(input, { keys: managed }) {
    const readOnly = input.topicDefaults.known ? input.topicDefaults.value : {};
    return input.topics.flatMap((topic): RuleResult[] => {
      const keys = [...Object.keys(topic.set), ...topic.unset];
      const refused = keys.flatMap((key): RuleResult[] => {
        const pattern = managed.find(each => covers(each, key));
        if (pattern === undefined && !ownValue(readOnly, key)?.readOnly)
          return [];
        return [
          {
            outcome: 'fail',
            message: pattern
              ? `"${key}" is set by the platform team only`
              : `"${key}" is read-only on the brokers`,
            field: configField(input, topic, key),
            observed: ownValue(topic.set, key) ?? 'removed',
            limit: pattern ?? 'read-only',
            remedy: { text: `Leave out "${key}", or ask the platform team` },
          },
        ];
      });
      return refused.length > 0
        ? refused
        : [
            {
              outcome: 'pass',
              message: `None of the settings of "${topic.name}" belongs to the platform`,
            },
          ];
    });
  },
};
