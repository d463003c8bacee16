import {
  formatResourceRef,
  parametersOf,
  topicConfigSpecSchema,
  type TopicConfigSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicHealthMetrics } from '../topicHealth';
import { applyTopicConfig } from './apply';
import { backwards, planTopicConfig } from './plan';
import { retentionRefusal } from './retention';
import { verifyTopicConfig } from './verify';

const specSchema = topicConfigSpecSchema.superRefine((spec, context) => {
  const keys: [key: string, path: (string | number)[]][] = [
    ...Object.keys(spec.set ?? {}).map((key): [string, string[]] => [
      key,
      ['set', key],
    ]),
    ...(spec.unset ?? []).map((key, index): [string, (string | number)[]] => [
      key,
      ['unset', index],
    ]),
  ];
  for (const [key, path] of keys) {
    const message = retentionRefusal(key);
    if (message) context.addIssue({ code: 'custom', message, path });
  }
});

/** Other settings for a topic that exists; retention has a kind of its own (W1, W2). */
export const topicConfigKind: RequestKind<TopicConfigSpec> = {
  id: 'topic-config',
  title: 'Change a topic’s settings',
  description:
    'Sets or removes settings of a topic that exists. Other settings stay as they are. How long data is kept is not part of it.',
  usually:
    'Applied at once on a topic of your own team, where the setting is only a matter of tuning.',
  riskyWhen:
    'It removes data (compaction, clean-up policy), another team owns the topic, or nobody does.',
  targets: ['topic'],
  specSchema,
  validationMetrics: [
    ...topicHealthMetrics,
    {
      id: 'settings-read-back',
      title: 'Settings as they read back',
      healthy: 'as asked',
      windowSeconds: 0,
    },
  ],

  titleOf: spec => `Change settings of topic ${spec.name}`,
  resources: (cluster, spec) => [
    formatResourceRef({ cluster, type: 'topic', name: spec.name }),
  ],
  claimKeys: (cluster, spec) => [
    formatResourceRef({ cluster, type: 'topic', name: spec.name }),
  ],
  plan: planTopicConfig,
  apply: applyTopicConfig,
  verify: verifyTopicConfig,

  revert(done) {
    const changes = done.filter(change =>
      parametersOf(change, 'alter-topic-config'),
    );
    const [first] = changes;
    const name = first && parametersOf(first, 'alter-topic-config')?.name;
    if (!name) return undefined;
    const { set, unset } = backwards(changes.flatMap(each => each.fields));
    return { kind: 'topic-config', spec: { name, set, unset } };
  },
};
