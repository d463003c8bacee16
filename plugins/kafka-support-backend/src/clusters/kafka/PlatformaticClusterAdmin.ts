import {
  alterClientQuotasV1,
  ConfigSources,
  createAclsV3,
  createPartitionsV3,
  createTopicsV7,
  deleteAclsV3,
  deleteTopicsV6,
  describeAclsV3,
  describeClientQuotasV1,
  describeClusterV1,
  describeConfigsV4,
  describeQuorumV1,
  describeTopicPartitionsV0,
  incrementalAlterConfigsV1,
  listPartitionReassignmentsV0,
  type AclFilter as PlatformaticAclFilter,
  type Acl as PlatformaticAcl,
} from '@platformatic/kafka';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  BrokerUnavailableError,
  type AclFilter,
  type AdminCallOptions,
  type BrokerDescription,
  type ClientQuota,
  type ClientQuotaAlteration,
  type ClusterAdmin,
  type ClusterDescription,
  type ConfigEntry,
  type GroupDescription,
  type GroupListing,
  type GroupOffsets,
  type LogDirDescription,
  type NewTopic,
  type PartialRead,
  type PartitionIncrease,
  type PartitionReassignment,
  type QuorumDescription,
  type TopicConfig,
  type TopicConfigAlteration,
  type TopicDescription,
  type TopicListing,
  type TopicPartition,
  type TopicPartitionFound,
  type TopicPartitionOffset,
  type TopicPartitionTimestamp,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { fromWireAcl, toWireAcl, toWireFilter } from './aclCodes';
import type { ClientSettings } from './clientSettings';
import { toClientQuotas, toWireQuota } from './clientQuotas';
import { Deadline } from './Deadline';
import { GroupReads } from './GroupReads';
import { GroupWrites } from './GroupWrites';
import { LogReads } from './LogReads';
import {
  errorOfNumber,
  inBatches,
  readFromAll,
  unreadOf,
} from './partialAnswers';
import {
  PlatformaticConnections,
  type CallOptions,
} from './PlatformaticConnections';
import {
  mergePages,
  toConfigEntries,
  toTopicDescription,
  toTopicListing,
  type WireTopic,
} from './topicPages';
import { BROKER, TOPIC, toWireAlteration, toWireTopic } from './wireRequests';

/** What a broker allows by default (`max.request.partition.size.limit`). */
const PARTITIONS_PER_PAGE = 2000;
/** With all settings of each, about 2 MB an answer. */
const TOPICS_PER_CONFIG_REQUEST = 500;
const CLIENTS_OF_BROKERS = 1;
const UNKNOWN_TOPIC_OR_PARTITION = 3;

type ValidateOptions = AdminCallOptions & { validateOnly?: boolean };

/**
 * The admin API over the protocol functions of `@platformatic/kafka`. Its
 * `Admin` class is not used: that one ignores validate-only and creates the
 * topic, and repeats calls.
 *
 * Reads, writes and the quorum have connections of their own, so that writes
 * which hang without a quorum never keep a read waiting. So have reads of many
 * things or brokers, of which one may hang, and reads that only the controller
 * answers.
 */
export class PlatformaticClusterAdmin implements ClusterAdmin {
  readonly #timeoutMs: number;
  readonly #reads: PlatformaticConnections;
  readonly #writes: PlatformaticConnections;
  readonly #quorum: PlatformaticConnections;
  readonly #bulk: PlatformaticConnections;
  readonly #controller: PlatformaticConnections;
  readonly #groups: GroupReads;
  readonly #groupWrites: GroupWrites;
  readonly #logs: LogReads;

  static create(settings: ClientSettings): PlatformaticClusterAdmin {
    return new PlatformaticClusterAdmin(settings);
  }

  private constructor(settings: ClientSettings) {
    this.#timeoutMs = settings.timeoutMs;
    this.#reads = new PlatformaticConnections(settings, 8);
    this.#writes = new PlatformaticConnections(settings, 4);
    this.#quorum = new PlatformaticConnections(settings, 1);
    this.#bulk = new PlatformaticConnections(settings, 16);
    this.#controller = new PlatformaticConnections(settings, 1);
    const brokers = (deadline: Deadline) => this.#brokers(deadline);
    this.#groups = new GroupReads(this.#bulk, brokers);
    this.#groupWrites = new GroupWrites(this.#writes, this.#groups);
    this.#logs = new LogReads(this.#bulk, {
      brokers,
      topics: (names, deadline) =>
        this.#describeTopicPartitions(names, deadline),
    });
  }

  async describeCluster(
    options?: AdminCallOptions,
  ): Promise<ClusterDescription> {
    const { clusterId, brokers } = await this.#reads.call(
      describeClusterV1.api,
      [false, CLIENTS_OF_BROKERS],
      { deadline: this.#deadline(options) },
    );
    return {
      clusterId,
      brokers: brokers.map(broker => ({
        id: broker.brokerId,
        host: broker.host,
        port: broker.port,
        ...(broker.rack !== null && { rack: broker.rack }),
      })),
    };
  }

  async describeQuorum(options?: AdminCallOptions): Promise<QuorumDescription> {
    const { topics } = await this.#quorum.call(
      describeQuorumV1.api,
      [
        [
          {
            topicName: '__cluster_metadata',
            partitions: [{ partitionIndex: 0 }],
          },
        ],
      ],
      { deadline: this.#deadline(options) },
    );
    const { leaderId, leaderEpoch, currentVoters } = topics[0].partitions[0];
    return {
      leaderId,
      leaderEpoch,
      voters: currentVoters.map(voter => voter.replicaId),
    };
  }

  async listTopics(options?: AdminCallOptions): Promise<TopicListing[]> {
    const topics = await this.#describeTopicPartitions(
      [],
      this.#deadline(options),
    );
    return topics
      .filter(topic => topic.errorCode === 0)
      .map(toTopicListing)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async describeTopic(
    name: string,
    options?: AdminCallOptions & { brokerId?: number },
  ): Promise<TopicDescription | undefined> {
    const deadline = this.#deadline(options);
    const at =
      options?.brokerId === undefined
        ? undefined
        : await this.#liveBroker(options.brokerId, deadline);
    const [topic] = await this.#describeTopicPartitions([name], deadline, at);
    if (!topic || topic.errorCode === UNKNOWN_TOPIC_OR_PARTITION)
      return undefined;
    if (topic.errorCode !== 0) throw errorOfNumber(topic.errorCode);
    return toTopicDescription(topic);
  }

  async describeTopicConfig(
    name: string,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[] | undefined> {
    const [result] = await this.#describeConfigs(TOPIC, [name], {
      deadline: this.#deadline(options),
    });
    if (result.errorCode === UNKNOWN_TOPIC_OR_PARTITION) return undefined;
    if (result.errorCode !== 0)
      throw errorOfNumber(result.errorCode, result.errorMessage);
    return toTopicConfig(result.configs);
  }

  async describeTopicConfigs(
    names: string[],
    options?: AdminCallOptions & { keys?: string[] },
  ): Promise<PartialRead<TopicConfig, string>> {
    const deadline = this.#deadline(options);
    const distinct = [...new Set(names)];
    return readFromAll(inBatches(distinct, TOPICS_PER_CONFIG_REQUEST), {
      asked: batch => batch,
      read: async batch => {
        const answer: PartialRead<TopicConfig, string> = {
          read: [],
          unread: [],
        };
        const results = await this.#describeConfigs(
          TOPIC,
          batch,
          { deadline },
          { keys: options?.keys, connections: this.#bulk },
        );
        for (const { resourceName: name, configs, ...result } of results) {
          const { errorCode, errorMessage } = result;
          if (errorCode === UNKNOWN_TOPIC_OR_PARTITION) continue;
          if (errorCode === 0)
            answer.read.push({ name, config: toTopicConfig(configs) });
          else
            answer.unread.push(
              unreadOf(name, errorOfNumber(errorCode, errorMessage)),
            );
        }
        return answer;
      },
    });
  }

  async describeBrokerConfig(
    brokerId: number,
    options?: AdminCallOptions,
  ): Promise<ConfigEntry[]> {
    const deadline = this.#deadline(options);
    // Each broker knows its own settings only.
    const at = await this.#liveBroker(brokerId, deadline);
    const [result] = await this.#describeConfigs(BROKER, [String(brokerId)], {
      deadline,
      at,
    });
    if (result.errorCode !== 0)
      throw errorOfNumber(result.errorCode, result.errorMessage);
    return toConfigEntries(result.configs, [
      ConfigSources.DYNAMIC_BROKER_CONFIG,
      ConfigSources.STATIC_BROKER_CONFIG,
    ]);
  }

  async describeAcls(
    filter: AclFilter,
    options?: AdminCallOptions,
  ): Promise<AclBinding[]> {
    const { resources } = await this.#reads.call(
      describeAclsV3.api,
      [toWireFilter(filter) as PlatformaticAclFilter],
      { deadline: this.#deadline(options) },
    );
    return resources.flatMap(({ acls, ...resource }) =>
      acls.flatMap(acl => fromWireAcl({ ...resource, ...acl }) ?? []),
    );
  }

  async listGroups(
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupListing, number>> {
    return this.#groups.list(this.#deadline(options));
  }

  async describeGroups(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupDescription, string>> {
    return this.#groups.describe(groupIds, this.#deadline(options));
  }

  async listGroupOffsets(
    groupIds: string[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<GroupOffsets, string>> {
    return this.#groups.listOffsets(groupIds, this.#deadline(options));
  }

  async listOffsets(
    partitions: TopicPartition[],
    at: 'earliest' | 'latest',
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionOffset, TopicPartition>> {
    return this.#logs.listOffsets(partitions, at, this.#deadline(options));
  }

  async listOffsetsAt(
    partitions: TopicPartition[],
    timestampMs: number,
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionFound, TopicPartition>> {
    return this.#logs.listOffsetsAt(
      partitions,
      timestampMs,
      this.#deadline(options),
    );
  }

  async listLastTimestamps(
    partitions: TopicPartition[],
    options?: AdminCallOptions,
  ): Promise<PartialRead<TopicPartitionTimestamp, TopicPartition>> {
    return this.#logs.listLastTimestamps(partitions, this.#deadline(options));
  }

  async describeLogDirs(
    options?: AdminCallOptions,
  ): Promise<PartialRead<LogDirDescription, number>> {
    return this.#logs.describeLogDirs(this.#deadline(options));
  }

  async describeClientQuotas(
    options?: AdminCallOptions,
  ): Promise<ClientQuota[]> {
    const { entries } = await this.#reads.call(
      describeClientQuotasV1.api,
      [[], false],
      { deadline: this.#deadline(options) },
    );
    return toClientQuotas(entries ?? []);
  }

  async listPartitionReassignments(
    options?: AdminCallOptions,
  ): Promise<PartitionReassignment[]> {
    const deadline = this.#deadline(options);
    const { topics } = await this.#controller.call(
      listPartitionReassignmentsV0.api,
      [deadline.remainingMs, null],
      { deadline },
    );
    return topics.flatMap(({ name: topic, partitions }) =>
      partitions.map(({ partitionIndex: partition, ...replicas }) => ({
        topic,
        partition,
        ...replicas,
      })),
    );
  }

  async createTopic(topic: NewTopic, options?: ValidateOptions): Promise<void> {
    const deadline = this.#deadline(options);
    await this.#writes.call(
      createTopicsV7.api,
      [
        [toWireTopic(topic)],
        deadline.remainingMs,
        options?.validateOnly ?? false,
      ],
      { deadline },
    );
  }

  async alterTopicConfig(
    alteration: TopicConfigAlteration,
    options?: ValidateOptions,
  ): Promise<void> {
    await this.#writes.call(
      incrementalAlterConfigsV1.api,
      [[toWireAlteration(alteration)], options?.validateOnly ?? false],
      { deadline: this.#deadline(options) },
    );
  }

  async createPartitions(
    { name, partitions: count }: PartitionIncrease,
    options?: ValidateOptions,
  ): Promise<void> {
    const deadline = this.#deadline(options);
    await this.#writes.call(
      createPartitionsV3.api,
      [
        [{ name, count, assignments: null }],
        deadline.remainingMs,
        options?.validateOnly ?? false,
      ],
      { deadline },
    );
  }

  async alterClientQuota(
    alteration: ClientQuotaAlteration,
    options?: ValidateOptions,
  ): Promise<void> {
    await this.#writes.call(
      alterClientQuotasV1.api,
      [[toWireQuota(alteration)], options?.validateOnly ?? false],
      { deadline: this.#deadline(options) },
    );
  }

  async deleteTopic(
    name: string,
    options?: AdminCallOptions & { topicId?: string },
  ): Promise<void> {
    const deadline = this.#deadline(options);
    const topicId = options?.topicId;
    await this.#writes.call(
      deleteTopicsV6.api,
      // By name or by identity, never both: brokers refuse that.
      [
        [topicId === undefined ? { name } : { name: null, topicId }],
        deadline.remainingMs,
      ],
      { deadline },
    );
  }

  async deleteGroup(
    groupId: string,
    options?: AdminCallOptions,
  ): Promise<void> {
    await this.#groupWrites.delete(groupId, this.#deadline(options));
  }

  async commitGroupOffsets(
    groupId: string,
    offsets: TopicPartitionOffset[],
    options?: AdminCallOptions,
  ): Promise<void> {
    await this.#groupWrites.commit(groupId, offsets, this.#deadline(options));
  }

  async createAcls(
    acls: AclBinding[],
    options?: AdminCallOptions,
  ): Promise<void> {
    await this.#writes.call(
      createAclsV3.api,
      [acls.map(toWireAcl) as PlatformaticAcl[]],
      { deadline: this.#deadline(options) },
    );
  }

  async deleteAcls(
    filters: AclFilter[],
    options?: AdminCallOptions,
  ): Promise<AclBinding[]> {
    const { filterResults } = await this.#writes.call(
      deleteAclsV3.api,
      [filters.map(toWireFilter) as PlatformaticAclFilter[]],
      { deadline: this.#deadline(options) },
    );
    return filterResults.flatMap(result =>
      result.matchingAcls.flatMap(acl => fromWireAcl(acl) ?? []),
    );
  }

  async close(): Promise<void> {
    await Promise.all([
      this.#reads.close(),
      this.#writes.close(),
      this.#quorum.close(),
      this.#bulk.close(),
      this.#controller.close(),
    ]);
  }

  #deadline(options?: AdminCallOptions): Deadline {
    return Deadline.in(options?.timeoutMs ?? this.#timeoutMs);
  }

  async #brokers(deadline: Deadline): Promise<BrokerDescription[]> {
    const { brokers } = await this.describeCluster({
      timeoutMs: deadline.remainingMs,
    });
    return brokers;
  }

  /** @throws BrokerUnavailableError when it does not live, naming those that do */
  async #liveBroker(
    brokerId: number,
    deadline: Deadline,
  ): Promise<BrokerDescription> {
    const brokers = await this.#brokers(deadline);
    const found = brokers.find(broker => broker.id === brokerId);
    if (found) return found;
    const ids = brokers.map(broker => broker.id).join(', ');
    throw new BrokerUnavailableError(
      `There is no live broker "${brokerId}", only ${ids}`,
    );
  }

  /** Works while partitions are offline. All topics when none is named. */
  async #describeTopicPartitions(
    names: string[],
    deadline: Deadline,
    at?: BrokerDescription,
  ): Promise<WireTopic[]> {
    const topics: WireTopic[] = [];
    let cursor:
      | describeTopicPartitionsV0.DescribeTopicPartitionsRequestCursor
      | undefined;
    do {
      const page = await this.#reads.call(
        describeTopicPartitionsV0.api,
        [names.map(name => ({ name })), PARTITIONS_PER_PAGE, cursor],
        { deadline, at, withErrorCodes: true },
      );
      topics.push(...page.topics);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return mergePages(topics);
  }

  async #describeConfigs(
    resourceType: typeof TOPIC | typeof BROKER,
    resourceNames: string[],
    options: CallOptions,
    {
      keys,
      connections = this.#reads,
    }: { keys?: string[]; connections?: PlatformaticConnections } = {},
  ) {
    const { results } = await connections.call(
      describeConfigsV4.api,
      [
        resourceNames.map(resourceName => ({
          resourceType,
          resourceName,
          ...(keys && { configurationKeys: keys }),
        })),
        false,
        false,
      ],
      { ...options, withErrorCodes: true },
    );
    return results;
  }
}

function toTopicConfig(
  configs: describeConfigsV4.DescribeConfigsResponseConfig[],
): ConfigEntry[] {
  return toConfigEntries(configs, [ConfigSources.DYNAMIC_TOPIC_CONFIG]);
}
