import type { Marker } from '../types';
import { findExcessPartitions } from './excessPartitions';
import { groupFiguresOf, readersByTopic, topicFiguresOf } from './figuresOf';
import { findStaleOffsets } from './staleOffsets';
import { markedOf } from './markedOf';
import type { HygieneLimits } from './types';
import { findUnused } from './unused';

/** Topics that nobody uses, and those with more partitions than they use. */
export function createTopicUsageMarker(limits: HygieneLimits): Marker {
  return {
    marks: ['unused', 'excessPartitions'],
    needs: ['topic', 'group'],
    async mark({ resources, now }) {
      const readers = readersByTopic(await resources('group'));
      return (await resources('topic')).flatMap(topic => {
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
    async mark({ resources, now }) {
      return (await resources('group')).flatMap(group => {
        const found = findStaleOffsets(groupFiguresOf(group), limits, now);
        return found ? [markedOf(group.resource, found)] : [];
      });
    },
  };
}
