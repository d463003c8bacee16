import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';

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
  /** @returns undefined when the topic does not exist */
  describeTopic(
    name: string,
    options?: AdminCallOptions,
  ): Promise<TopicDescription | undefined>;
  /** @returns undefined when the topic does not exist */
  describeTopicConfig(
    name: string,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[] | undefined>;
  describeBrokerConfig(
    brokerId: number,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[]>;
  /** Refused with `SECURITY_DISABLED` when the cluster has no authorizer. */
  describeAcls(
    filter: AclFilter,
    options?: AdminCallOptions,
  ): Promise<AclBinding[]>;

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
  deleteTopic(name: string, options?: AdminCallOptions): Promise<void>;
  createAcls(acls: AclBinding[], options?: AdminCallOptions): Promise<void>;
  /** @returns what was deleted; empty when nothing matched */
  deleteAcls(
    filters: AclFilter[],
    options?: AdminCallOptions,
  ): Promise<AclBinding[]>;

  close(): Promise<void>;
}
