import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ObservedResource, Unread } from '../types';

/** Figures as they were read, of one resource. What is absent was not read. */
export interface ReadFigures
  extends Pick<
    Resource,
    | 'totalBytes'
    | 'largestReplicaBytes'
    | 'groups'
    | 'activeGroups'
    | 'movingPartitions'
    | 'groupState'
    | 'members'
    | 'lag'
    | 'topics'
    | 'topicCount'
  > {
  /**
   * End offsets of a topic, or offsets that a group committed, summed: it moves
   * with each write, or commit.
   */
  position?: number;
}

/** Figures as they are kept. */
export interface KeptFigures
  extends ReadFigures,
    Pick<
      Resource,
      'lastWriteAt' | 'lastCommitAt' | 'watchedSince' | 'emptySince'
    > {
  /** Of which topic, where another one can get the name. */
  topicId?: string;
}

/** What a reader found: figures by name of the resource. */
export interface FigureRead {
  topic: Map<string, ReadFigures>;
  group: Map<string, ReadFigures>;
  unread: Unread[];
}

/** What the sync just read whole. */
export interface Listed {
  topic: readonly ObservedResource[];
  /** Absent: they could not be read. */
  group?: readonly ObservedResource[];
}

/**
 * Reads some figures of all resources. What cannot be read is named in the
 * answer, or the reason is thrown; neither touches other figures.
 */
export interface FigureReader {
  /** What it reads of topics, for people. */
  readonly what: string;
  read(admin: ClusterAdmin, listed: Listed): Promise<FigureRead>;
}
