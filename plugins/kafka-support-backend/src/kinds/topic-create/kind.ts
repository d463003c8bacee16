import {
  formatResourceRef,
  topicCreateSpecSchema,
  type ResourceType,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { aclClaim } from '../acls';
import { topicHealthMetrics } from '../topicHealth';
import { accessOf } from './access';
import { applyTopicCreate } from './apply';
import { completeTopicCreate } from './complete';
import { connectionSettingsOf } from './connectionSettings';
import { planTopicCreate } from './plan';
import { verifyTopicCreate } from './verify';

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

/** A new topic, with its producers' and consumers' access in the same plan (W1). */
export const topicCreateKind: RequestKind<TopicCreateSpec> = {
  id: 'topic-create',
  title: 'I need a topic',
  description:
    'A new topic for your service. You say what you know about throughput, ordering and readers; partitions, replicas and settings are proposed from it. Producers and consumers can get access in the same request.',
  usually: 'Created at once when it is within the limits for self-service.',
  riskyWhen:
    'It has many partitions, keeps data long, needs much storage, has a name that another team owned, or gives access to a group that others use.',
  specSchema: topicCreateSpecSchema,
  validationMetrics: [
    ...topicHealthMetrics,
    {
      id: 'replication-factor',
      title: 'Replicas of each partition',
      healthy: 'as asked',
      windowSeconds: 0,
    },
  ],

  titleOf: spec => `Create topic ${spec.name}`,

  resources(cluster, spec) {
    const ref = (type: ResourceType, name: string) =>
      formatResourceRef({ cluster, type, name });
    return unique([
      ref('topic', spec.name),
      ...accessOf(spec).map(({ principal }) => ref('principal', principal)),
      ...(spec.consumers ?? []).map(({ group }) => ref('group', group)),
    ]);
  },

  claimKeys(cluster, spec) {
    // The main claim is the topic; access is held by principal and resource, so
    // that two requests of one principal on different topics do not cross.
    const access = accessOf(spec).map(acl => aclClaim(cluster, acl));
    return unique([
      formatResourceRef({ cluster, type: 'topic', name: spec.name }),
      ...access,
    ]);
  },

  complete: completeTopicCreate,
  plan: planTopicCreate,
  apply: applyTopicCreate,
  verify: verifyTopicCreate,
  connectionSettings: connectionSettingsOf,
};
