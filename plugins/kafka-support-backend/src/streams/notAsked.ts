import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { unknown } from '../clusters';

const reason = 'The cluster was not asked: this is from the records only';

/** In place of a view, for an answer that waits for no cluster. */
export const notAsked: Pick<
  ClusterView,
  'topic' | 'groups' | 'acls' | 'health'
> = {
  topic: async () => unknown('topic', reason),
  groups: async () => unknown('groups', reason),
  acls: async () => unknown('acls', reason),
  health: async () => unknown('health', reason),
};
