import type {
  GroupDescription,
  GroupOffsets,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ReadFigures } from './types';
import type { Ends, Groups } from './use';

/** A group may read thousands of topics; longer lists nobody reads through. */
const MAX_TOPICS = 50;

/** Figures of each group, as far as it could be read. */
export function figuresOfGroups(
  { described, committed }: Pick<Groups, 'described' | 'committed'>,
  ends: Ends,
): Map<string, ReadFigures> {
  const figures = new Map<string, ReadFigures>();
  for (const { groupId, state, members } of described)
    figures.set(groupId, { groupState: state, members: members.length });
  const assigned = new Map(described.map(each => [each.groupId, each]));
  for (const offsets of committed) {
    const { groupId } = offsets;
    const description = assigned.get(groupId);
    figures.set(groupId, {
      ...figures.get(groupId),
      position: offsets.offsets.reduce((sum, each) => sum + each.offset, 0),
      ...lagOf(offsets, ends),
      // Without its members some could be missing.
      ...(description && topicsOf(offsets, description)),
    });
  }
  return figures;
}

/** How many groups each topic has; a topic that is not in it has none. */
export function groupCountsByTopic({
  described,
  committed,
}: Pick<Groups, 'described' | 'committed'>): Map<
  string,
  Required<Pick<ReadFigures, 'groups' | 'activeGroups'>>
> {
  const active = new Set(
    described
      .filter(({ members }) => members.length > 0)
      .map(({ groupId }) => groupId),
  );
  const byTopic = new Map<string, Set<string>>();
  const note = (groupId: string, topic: string) => {
    const groups = byTopic.get(topic);
    if (groups) groups.add(groupId);
    else byTopic.set(topic, new Set([groupId]));
  };
  for (const { groupId, members } of described)
    for (const { assigned } of members)
      for (const { topic } of assigned) note(groupId, topic);
  for (const { groupId, offsets } of committed)
    for (const { topic } of offsets) note(groupId, topic);
  return new Map(
    [...byTopic].map(([topic, groups]) => [
      topic,
      {
        groups: groups.size,
        activeGroups: [...groups].filter(each => active.has(each)).length,
      },
    ]),
  );
}

/** Unknown while the end of one of its partitions is; topics that are gone do not count. */
function lagOf(
  { offsets }: GroupOffsets,
  ends: Ends,
): Pick<ReadFigures, 'lag'> {
  let lag = 0;
  for (const { topic, partition, offset } of offsets) {
    const all = ends.get(topic);
    if (!all) continue;
    const end = all[partition];
    if (end === undefined) return {};
    lag += end - offset;
  }
  return { lag };
}

function topicsOf(
  { offsets }: GroupOffsets,
  { members }: GroupDescription,
): Pick<ReadFigures, 'topics' | 'topicCount'> {
  const topics = new Set(offsets.map(({ topic }) => topic));
  for (const { assigned } of members)
    for (const { topic } of assigned) topics.add(topic);
  return {
    topics: [...topics].sort().slice(0, MAX_TOPICS),
    topicCount: topics.size,
  };
}
