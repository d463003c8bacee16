/**
 * Types of groups as `ListGroups` names them; `unknown` is one that this version
 * has no word for.
 *
 * @public
 */
export const groupTypes = [
  'classic',
  'consumer',
  'share',
  'streams',
  'unknown',
] as const;

/** @public */
export type GroupType = (typeof groupTypes)[number];

/** A partition by name. @public */
export interface TopicPartition {
  topic: string;
  partition: number;
}

/**
 * An offset of a partition. Exact up to 2^53, which no partition reaches; a
 * committed offset above it (brokers accept any) keeps its magnitude.
 *
 * @public
 */
export interface TopicPartitionOffset extends TopicPartition {
  offset: number;
}

/** The first record of a partition at or after some instant. @public */
export interface TopicPartitionFound extends TopicPartition {
  /** Absent: it holds no record that late. */
  offset?: number;
}

/** The latest timestamp of the records of a partition. @public */
export interface TopicPartitionTimestamp extends TopicPartition {
  /** Milliseconds since 1970; absent: it holds no record. */
  timestampMs?: number;
}

/** @public */
export interface GroupListing {
  groupId: string;
  type: GroupType;
  /** By Kafka's name, such as `Stable` or `Empty`. */
  state: string;
  /** `consumer`, `connect`, …; empty for a group that only committed. */
  protocolType: string;
}

/** No answer names the principal of a member: only its client id and host. @public */
export interface GroupMember {
  memberId: string;
  /** `group.instance.id` of a static member. */
  groupInstanceId?: string;
  clientId: string;
  host: string;
  /** Empty while the group rebalances, and where the protocol is no consumer's. */
  assigned: TopicPartition[];
}

/** @public */
export interface GroupDescription {
  groupId: string;
  type: GroupType;
  /** By Kafka's name, such as `Stable` or `Empty`. */
  state: string;
  protocolType: string;
  /** Absent where the group has none, as without members. */
  assignor?: string;
  members: GroupMember[];
}

/** What a group committed, by topic and partition in order. @public */
export interface GroupOffsets {
  groupId: string;
  offsets: TopicPartitionOffset[];
}
