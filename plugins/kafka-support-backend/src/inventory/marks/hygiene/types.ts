import type { ResourceMark } from '@kafka-support/backstage-plugin-kafka-support-common';

/** When something last happened, as far as it was watched; ISO 8601. */
export interface Watched {
  /** Absent: not once while it was watched. */
  lastAt?: string;
  /** Absent: it is not known since when, so nothing is said. */
  since?: string;
}

/** What hygiene looks at of a topic. A figure that is absent is unknown: then nothing is said. */
export interface TopicFigures {
  name: string;
  /** Made by Kafka for itself. */
  internal: boolean;
  partitions?: number;
  /** Of one copy of all partitions. */
  bytes?: number;
  /** Of the largest copy of a partition. */
  largestPartitionBytes?: number;
  /** Upper bound of the mean of what comes. */
  writeBytesPerSecond?: number;
  writes: Watched;
  /** False: no record ever came. */
  everWritten?: boolean;
  /** Groups that committed on it or have partitions of it assigned; absent: not all are known. */
  readers?: readonly ReaderFigures[];
}

/** A group as a reader of topics. */
export interface ReaderFigures {
  name: string;
  members?: number;
  /** On any topic. */
  commits: Watched;
}

/** What hygiene looks at of a consumer group. */
export interface GroupFigures extends ReaderFigures {
  /** As Kafka lists it: `classic`, `consumer`, `share`, `streams` or `unknown`. */
  groupType?: string;
  /** `consumer`, `connect`, …; absent where the group only committed. */
  protocolType?: string;
  /** In offsets, over all partitions; absent where that of any is unknown. */
  lag?: number;
}

/** What hygiene looks at of a principal that some ACL names. */
export interface PrincipalFigures {
  resource: string;
  grants?: number;
  /** Something names whose it is: a confirmed owner, or an entity of the catalog. */
  claimed: boolean;
}

/** What hygiene looks at of a resource that a team is the confirmed owner of. */
export interface OwnedFigures {
  resource: string;
  /** Entity ref. */
  owner: string;
  /** Whether the owner can act; `unknown`: the catalog did not answer. */
  ownerState: 'active' | 'missing' | 'empty' | 'none' | 'unknown';
}

/** What is said of one resource. */
export interface Finding {
  mark: ResourceMark;
  /** Since when it holds, ISO 8601; absent where that is not known. */
  since?: string;
  /** One sentence or two, with their figures. */
  says: string;
  fix: { kind: string; spec: Record<string, unknown> };
}

/** From when on something is said; `kafkaSupport.hygiene`. */
export interface HygieneLimits {
  /** Days without a write after which a topic that nobody reads is unused. */
  unusedDays: number;
  /** Days without a commit after which offsets of a group without members are stale. */
  staleOffsetsDays: number;
  /** A topic with fewer partitions never has too many. */
  minPartitions: number;
  /** How many times what throughput and readers justify is too many. */
  partitionFactor: number;
}
