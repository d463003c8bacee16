import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClientQuota, ClientQuotaAlteration } from './clientQuotas';
import type {
  GroupDescription,
  GroupListing,
  GroupOffsets,
  TopicPartition,
  TopicPartitionFound,
  TopicPartitionOffset,
  TopicPartitionTimestamp,
} from './groups';
import type { LogDirDescription } from './logDirs';
import type { PartialRead } from './partialRead';

/** Bounds of one call. @public */
export interface AdminCallOptions {
  /** The call fails after this many milliseconds, and its connection is discarded. */
  timeoutMs?: number;
}

/** @public */
export interface BrokerDescription {
  id: number;
  host: string;
  port: number;
  rack?: string;
}

/** @public */
export interface ClusterDescription {
  clusterId: string;
  /** Brokers in the metadata. A dead one stays for 7 to 10 seconds. */
  brokers: BrokerDescription[];
}

/** @public */
export interface QuorumDescription {
  /** The real controller; the metadata's `controllerId` is a random broker. */
  leaderId: number;
  leaderEpoch: number;
  voters: number[];
}

/** @public */
export interface TopicListing {
  name: string;
  /** Identity of the topic: a topic deleted and made again has another. */
  topicId: string;
  internal: boolean;
  partitions: number;
  replicationFactor: number;
  offlinePartitions: number;
  underReplicatedPartitions: number;
}

/** @public */
export interface PartitionDescription {
  partition: number;
  /** -1: offline. */
  leader: number;
  replicas: number[];
  isr: number[];
}

/** @public */
export interface TopicDescription {
  name: string;
  topicId: string;
  internal: boolean;
  partitions: PartitionDescription[];
}

/** @public */
export interface ConfigEntry {
  name: string;
  /** Absent when sensitive. */
  value?: string;
  /** True: set on the resource itself; anything else is a default. */
  override: boolean;
  readOnly: boolean;
  sensitive: boolean;
}

/** @public */
export interface TopicConfig {
  name: string;
  config: ConfigEntry[];
}

/** A partition whose replicas are being moved. @public */
export interface PartitionReassignment {
  topic: string;
  partition: number;
  replicas: number[];
  addingReplicas: number[];
  removingReplicas: number[];
}

/** @public */
export interface NewTopic {
  name: string;
  partitions: number;
  replicationFactor: number;
  config: Record<string, string>;
}

/** @public */
export interface TopicConfigAlteration {
  name: string;
  set: Record<string, string>;
  unset: string[];
}

/** @public */
export interface PartitionIncrease {
  name: string;
  /** How many the topic has afterwards. */
  partitions: number;
}

/** Absent fields match everything. @public */
export type AclFilter = Partial<AclBinding>;

/**
 * The Kafka admin API as the product needs it. One contract suite
 * (`testUtils`) runs over the in-memory fake and over each real client.
 *
 * Failures are of three kinds and nothing else:
 * - `RefusedByBrokerError`: the broker answered no; its sentence is the message.
 * - `BrokerUnavailableError`: nothing was sent, so nothing happened.
 * - `NoAnswerError`: it was sent and no answer came; what happened is unknown.
 *
 * No mutation is repeated by the client. A read may fail with any of the three.
 * A read that asks several brokers (`PartialRead`) fails only when none of them
 * could be asked; what some could not tell is named in its answer. A broker that
 * hangs costs such a read its whole deadline.
 *
 * @public
 */
export interface ClusterAdmin {
  describeCluster(options?: AdminCallOptions): Promise<ClusterDescription>;
  /**
   * On a connection of its own: without a quorum metadata stays green for ever,
   * writes hang, and a hanging call blocks what comes after it.
   */
  describeQuorum(options?: AdminCallOptions): Promise<QuorumDescription>;
  listTopics(options?: AdminCallOptions): Promise<TopicListing[]>;
  /**
   * With `brokerId` as that broker sees it: each learns of a change by itself.
   *
   * @returns undefined when the topic does not exist
   */
  describeTopic(
    name: string,
    options?: AdminCallOptions & { brokerId?: number },
  ): Promise<TopicDescription | undefined>;
  /** @returns undefined when the topic does not exist */
  describeTopicConfig(
    name: string,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[] | undefined>;
  /**
   * Of many topics, asked in bounded batches; a topic that does not exist is in
   * neither list. With `keys` those settings only, which is several times faster.
   */
  describeTopicConfigs(
    names: string[],
    options?: AdminCallOptions & { keys?: string[] },
  ): Promise<PartialRead<TopicConfig, string>>;
  describeBrokerConfig(
    brokerId: number,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[]>;
  /** Refused with `SECURITY_DISABLED` when the cluster has no authorizer. */
  describeAcls(
    filter: AclFilter,
    options?: AdminCallOptions,
  ): Promise<AclBinding[]>;

  /**
   * All groups of all types, by id. Each broker knows its own only: `unread`
   * names the brokers that did not answer, whose groups are missing here. Groups
   * that the caller may not describe are left out without a word; only with
   * DESCRIBE on the cluster are these all.
   */
  listGroups(
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupListing, number>>;
  /**
   * In the order asked. A group that does not exist is in neither list; one of
   * a type that the client cannot describe is unread.
   */
  describeGroups(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupDescription, string>>;
  /**
   * What groups committed, in the order asked. A group that does not exist, and
   * one that never committed, has no offsets.
   */
  listGroupOffsets(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupOffsets, string>>;
  /**
   * The first offset that can be read, or the one the next record gets; asked of
   * the leaders. Unread with `LEADER_NOT_AVAILABLE`: the partition has none.
   */
  listOffsets(
    partitions: TopicPartition[],
    at: 'earliest' | 'latest',
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionOffset, TopicPartition>>;
  /**
   * The first offset of each partition whose record was written at or after an
   * instant, ms since 1970; asked of the leaders. A record says when it was
   * written itself, unless the topic takes the time of the broker.
   */
  listOffsetsAt(
    partitions: TopicPartition[],
    timestampMs: number,
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionFound, TopicPartition>>;
  /**
   * The latest timestamp of the records of each partition, asked of the leaders.
   * A record says when it was written itself, unless the topic takes the time of
   * the broker.
   */
  listLastTimestamps(
    partitions: TopicPartition[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionTimestamp, TopicPartition>>;
  /** `unread` names the brokers that did not answer. */
  describeLogDirs(
    options?: AdminCallOptions,
  ): Promise<PartialRead<LogDirDescription, number>>;
  describeClientQuotas(options?: AdminCallOptions): Promise<ClientQuota[]>;
  /**
   * Those under way. Asked of the controller, on a connection of its own:
   * without a quorum there may be no answer, or the last state of a controller
   * that holds on to its office.
   */
  listPartitionReassignments(
    options?: AdminCallOptions,
  ): Promise<PartitionReassignment[]>;

  /** With `validateOnly` nothing is created. */
  createTopic(
    topic: NewTopic,
    options?: AdminCallOptions & { validateOnly?: boolean },
  ): Promise<void>;
  /** Incremental: keys that are not named stay as they are. */
  alterTopicConfig(
    alteration: TopicConfigAlteration,
    options?: AdminCallOptions & { validateOnly?: boolean },
  ): Promise<void>;
  /**
   * Adds partitions; the brokers choose where. Refused with `INVALID_PARTITIONS`
   * when the topic has as many or more. With `validateOnly` none is added.
   */
  createPartitions(
    increase: PartitionIncrease,
    options?: AdminCallOptions & { validateOnly?: boolean },
  ): Promise<void>;
  /**
   * Keys that are not named stay as they are; what is removed need not be set.
   * With `validateOnly` nothing is changed.
   */
  alterClientQuota(
    alteration: ClientQuotaAlteration,
    options?: AdminCallOptions & { validateOnly?: boolean },
  ): Promise<void>;
  /**
   * With `topicId` the topic of that identity and no other: refused with
   * `UNKNOWN_TOPIC_ID` when it is gone, though another has its name now.
   */
  deleteTopic(
    name: string,
    options?: AdminCallOptions & { topicId?: string },
  ): Promise<void>;
  /**
   * Deletes a group with all that it committed. Refused with `NON_EMPTY_GROUP`
   * while it has members.
   */
  deleteGroup(groupId: string, options?: AdminCallOptions): Promise<void>;
  /**
   * Commits offsets for a group without members, which need not exist yet.
   * Refused with `UNKNOWN_MEMBER_ID` while it has members. Brokers do not look
   * whether the offsets exist.
   */
  commitGroupOffsets(
    groupId: string,
    offsets: TopicPartitionOffset[],
    options?: AdminCallOptions,
  ): Promise<void>;
  createAcls(acls: AclBinding[], options?: AdminCallOptions): Promise<void>;
  /** @returns what was deleted; empty when nothing matched */
  deleteAcls(
    filters: AclFilter[],
    options?: AdminCallOptions,
  ): Promise<AclBinding[]>;

  close(): Promise<void>;
}
