import type { ObservedTopic } from './clusterView';
import type { ObservedGroup } from './groupState';
import type { Known } from './known';
import type { TopicGroups } from './topicGroups';
import type { TopicLog } from './topicLog';

/** A topic that a plan deletes, with what is known of its use. @public */
export interface DeletedTopic {
  name: string;
  observed?: ObservedTopic;
  log: Known<TopicLog | undefined>;
  groups: Known<TopicGroups>;
}

/** A group that a plan deletes, or gives offsets to. @public */
export interface ChangedGroup {
  groupId: string;
  isDeleted: boolean;
  group: Known<ObservedGroup | undefined>;
}

/** What a plan takes away, and the groups that it changes. @public */
export interface Deletions {
  topics: DeletedTopic[];
  groups: ChangedGroup[];
}
