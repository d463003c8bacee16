import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AclFilter,
  AdminCallOptions,
  ClientQuota,
  ClientQuotaAlteration,
  ClusterAdmin,
  ClusterDescription,
  ConfigEntry,
  GroupDescription,
  GroupListing,
  GroupOffsets,
  LogDirDescription,
  NewTopic,
  PartialRead,
  PartitionIncrease,
  PartitionReassignment,
  QuorumDescription,
  TopicConfig,
  TopicConfigAlteration,
  TopicDescription,
  TopicListing,
  TopicPartition,
  TopicPartitionFound,
  TopicPartitionOffset,
  TopicPartitionTimestamp,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { KafkaJsOperation } from './clientByOperation';
import { Deadline } from './Deadline';

type ValidateOptions = AdminCallOptions & { validateOnly?: boolean };

/**
 * Gives each call to the client that serves it (see `clientByOperation`).
 *
 * INVARIANT: the client is chosen before anything is sent, from the state of
 * the cluster at that moment. A call that failed is never given to the other
 * client: it may have taken effect.
 */
export class RoutingClusterAdmin implements ClusterAdmin {
  readonly #platformatic: ClusterAdmin;
  readonly #kafkaJs: Pick<ClusterAdmin, KafkaJsOperation | 'close'>;
  readonly #timeoutMs: number;

  /** @param options - `timeoutMs` is the default deadline of a call */
  constructor(options: {
    platformatic: ClusterAdmin;
    kafkaJs: Pick<ClusterAdmin, KafkaJsOperation | 'close'>;
    timeoutMs: number;
  }) {
    this.#platformatic = options.platformatic;
    this.#kafkaJs = options.kafkaJs;
    this.#timeoutMs = options.timeoutMs;
  }

  describeCluster(options?: AdminCallOptions): Promise<ClusterDescription> {
    return this.#platformatic.describeCluster(options);
  }

  describeQuorum(options?: AdminCallOptions): Promise<QuorumDescription> {
    return this.#platformatic.describeQuorum(options);
  }

  listTopics(options?: AdminCallOptions): Promise<TopicListing[]> {
    return this.#platformatic.listTopics(options);
  }

  describeTopic(
    name: string,
    options?: AdminCallOptions & { brokerId?: number },
  ): Promise<TopicDescription | undefined> {
    return this.#platformatic.describeTopic(name, options);
  }

  describeTopicConfig(
    name: string,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[] | undefined> {
    return this.#platformatic.describeTopicConfig(name, options);
  }

  describeTopicConfigs(
    names: string[],
    options?: AdminCallOptions & { keys?: string[] },
  ): Promise<PartialRead<TopicConfig, string>> {
    return this.#platformatic.describeTopicConfigs(names, options);
  }

  describeBrokerConfig(
    brokerId: number,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[]> {
    return this.#platformatic.describeBrokerConfig(brokerId, options);
  }

  describeAcls(
    filter: AclFilter,
    options?: AdminCallOptions,
  ): Promise<AclBinding[]> {
    return this.#platformatic.describeAcls(filter, options);
  }

  listGroups(
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupListing, number>> {
    return this.#platformatic.listGroups(options);
  }

  describeGroups(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupDescription, string>> {
    return this.#platformatic.describeGroups(groupIds, options);
  }

  listGroupOffsets(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupOffsets, string>> {
    return this.#platformatic.listGroupOffsets(groupIds, options);
  }

  listOffsets(
    partitions: TopicPartition[],
    at: 'earliest' | 'latest',
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionOffset, TopicPartition>> {
    return this.#platformatic.listOffsets(partitions, at, options);
  }

  listOffsetsAt(
    partitions: TopicPartition[],
    timestampMs: number,
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionFound, TopicPartition>> {
    return this.#platformatic.listOffsetsAt(partitions, timestampMs, options);
  }

  listLastTimestamps(
    partitions: TopicPartition[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionTimestamp, TopicPartition>> {
    return this.#platformatic.listLastTimestamps(partitions, options);
  }

  describeLogDirs(
    options?: AdminCallOptions,
  ): Promise<PartialRead<LogDirDescription, number>> {
    return this.#platformatic.describeLogDirs(options);
  }

  describeClientQuotas(options?: AdminCallOptions): Promise<ClientQuota[]> {
    return this.#platformatic.describeClientQuotas(options);
  }

  listPartitionReassignments(
    options?: AdminCallOptions,
  ): Promise<PartitionReassignment[]> {
    return this.#platformatic.listPartitionReassignments(options);
  }

  createTopic(topic: NewTopic, options?: ValidateOptions): Promise<void> {
    return this.#platformatic.createTopic(topic, options);
  }

  alterTopicConfig(
    alteration: TopicConfigAlteration,
    options?: ValidateOptions,
  ): Promise<void> {
    return this.#platformatic.alterTopicConfig(alteration, options);
  }

  createPartitions(
    increase: PartitionIncrease,
    options?: ValidateOptions,
  ): Promise<void> {
    return this.#platformatic.createPartitions(increase, options);
  }

  alterClientQuota(
    alteration: ClientQuotaAlteration,
    options?: ValidateOptions,
  ): Promise<void> {
    return this.#platformatic.alterClientQuota(alteration, options);
  }

  createAcls(acls: AclBinding[], options?: AdminCallOptions): Promise<void> {
    return this.#platformatic.createAcls(acls, options);
  }

  deleteGroup(groupId: string, options?: AdminCallOptions): Promise<void> {
    return this.#platformatic.deleteGroup(groupId, options);
  }

  commitGroupOffsets(
    groupId: string,
    offsets: TopicPartitionOffset[],
    options?: AdminCallOptions,
  ): Promise<void> {
    return this.#platformatic.commitGroupOffsets(groupId, offsets, options);
  }

  async deleteTopic(
    name: string,
    options?: AdminCallOptions & { topicId?: string },
  ): Promise<void> {
    if (options?.topicId !== undefined)
      return this.#platformatic.deleteTopic(name, options);
    return this.#route(options, (client, rest) =>
      client.deleteTopic(name, rest),
    );
  }

  async deleteAcls(
    filters: AclFilter[],
    options?: AdminCallOptions,
  ): Promise<AclBinding[]> {
    return this.#route(options, (client, rest) =>
      client.deleteAcls(filters, rest),
    );
  }

  async close(): Promise<void> {
    await Promise.all([this.#platformatic.close(), this.#kafkaJs.close()]);
  }

  /** To kafkajs while every partition has a leader, which it cannot do without. */
  async #route<T>(
    options: AdminCallOptions | undefined,
    call: (
      client: Pick<ClusterAdmin, KafkaJsOperation>,
      rest: AdminCallOptions,
    ) => Promise<T>,
  ): Promise<T> {
    const deadline = Deadline.in(options?.timeoutMs ?? this.#timeoutMs);
    const isWhole = await this.#platformatic
      .listTopics({ timeoutMs: deadline.remainingMs })
      .then(topics => topics.every(topic => topic.offlinePartitions === 0))
      .catch(() => false);
    return call(isWhole ? this.#kafkaJs : this.#platformatic, {
      timeoutMs: deadline.remainingMs,
    });
  }
}
