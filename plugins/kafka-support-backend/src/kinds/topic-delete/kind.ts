import {
  formatResourceRef,
  topicDeleteSpecSchema,
  type ResourceType,
  type TopicDeleteSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyTopicDelete } from './apply';
import { completeTopicDelete } from './complete';
import { planTopicDelete } from './plan';
import { revertTopicDelete } from './revert';
import { topicDeleteMetrics, verifyTopicDelete } from './verify';

function resources(cluster: string, spec: TopicDeleteSpec): string[] {
  const ref = (type: ResourceType, name: string) =>
    formatResourceRef({ cluster, type, name });
  return [
    ref('topic', spec.topic),
    ...(spec.removeGroups ?? []).map(group => ref('group', group)),
  ];
}

/** A topic that nobody uses any more, with its records, for good (W1). */
export const topicDeleteKind: RequestKind<TopicDeleteSpec> = {
  id: 'topic-delete',
  title: 'Delete a topic',
  description:
    'Deletes a topic with all of its records. It shows what is lost and who still has to do with it. Settings, access and the groups’ offsets are kept in the request, the records are not.',
  usually:
    'Reviewed by two people, one of the team that owns the topic and one of the platform team. Refused while somebody reads it, or wrote to it lately.',
  riskyWhen: 'Always: the records do not come back.',
  targets: ['topic'],
  specSchema: topicDeleteSpecSchema,
  validationMetrics: topicDeleteMetrics,

  titleOf: spec => `Delete topic ${spec.topic}`,
  resources,
  claimKeys: resources,
  reviewers: () => ['resource owner', 'platform'],
  complete: completeTopicDelete,
  plan: planTopicDelete,
  apply: applyTopicDelete,
  verify: verifyTopicDelete,
  revert: revertTopicDelete,
};
