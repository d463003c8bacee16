import type { Marker } from '../types';
import { findExcessPartitions } from './excessPartitions';
import { groupFiguresOf, readersByTopic, topicFiguresOf } from './figuresOf';
import { findStaleOffsets } from './staleOffsets';
import { markedOf } from './markedOf';
import { needFigures } from './needFigures';
import type { HygieneLimits } from './types';
import { findUnused } from './unused';

/** While they are not read of one group, that one could be the one that reads. */
const ofGroups = new Set(['members', 'committed offsets']);

/** Topics that nobody uses, and those with more partitions than they use. */
export function createTopicUsageMarker(limits: HygieneLimits): Marker {
  return {
    marks: ['unused', 'excessPartitions'],
    needs: ['topic', 'group'],
    async mark(input) {
      const { resources, now } = input;
      const topics = await resources('topic');
      // Ends of offline partitions are missed by their own topic only.
      const isOffline = topics.some(topic => topic.offlinePartitions);
      needFigures(
        input,
        what => ofGroups.has(what) || (what === 'end offsets' && !isOffline),
      );
      const readers = readersByTopic(await resources('group'));
      return topics.flatMap(topic => {
        const figures = topicFiguresOf(topic, readers.get(topic.name), now);
        const unused = findUnused(figures, limits, now);
        // What nobody uses is deleted, not made smaller.
        const found = unused ?? findExcessPartitions(figures, limits);
        return found ? [markedOf(topic.resource, found)] : [];
      });
    },
  };
}

/** Groups whose offsets nobody moves any more. */
export function createStaleOffsetsMarker(limits: HygieneLimits): Marker {
  return {
    marks: ['staleOffsets'],
    needs: ['group'],
    async mark(input) {
      const { resources, now } = input;
      needFigures(input, what => ofGroups.has(what));
      return (await resources('group')).flatMap(group => {
        const found = findStaleOffsets(groupFiguresOf(group), limits, now);
        return found ? [markedOf(group.resource, found)] : [];
      });
    },
  };
}
