import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '../adminErrors';
import type { ClientQuota, ClientQuotaAlteration } from '../clientQuotas';
import type {
  AclFilter,
  AdminCallOptions,
  BrokerDescription,
  ClusterAdmin,
  ClusterDescription,
  ConfigEntry,
  NewTopic,
  PartitionIncrease,
  PartitionReassignment,
  QuorumDescription,
  TopicConfig,
  TopicConfigAlteration,
  TopicDescription,
  TopicListing,
} from '../clusterAdmin';
import type {
  GroupDescription,
  GroupListing,
  GroupOffsets,
  TopicPartition,
  TopicPartitionFound,
  TopicPartitionOffset,
  TopicPartitionTimestamp,
} from '../groups';
import type { LogDirDescription } from '../logDirs';
import type { PartialRead } from '../partialRead';
import { checkTopicName } from './brokerSentences';
import { FakeCluster, matches, type FakeTopic } from './FakeCluster';
import {
  FakeFailures,
  type ClusterOperation,
  type FakeFailure,
  type HeldCall,
} from './fakeFailures';
import { FakeGroups, type FakeGroup } from './FakeGroups';
import { FakeLogs, type FakeLog } from './FakeLogs';
import { FakeQuotas } from './FakeQuotas';
import { topicConfigKeys } from './topicConfigKeys';

/** @public */
export interface FakeClusterOptions {
  /** How many, with ids from 1. 3 when absent. */
  brokers?: number;
  /** `K-fake` when absent. */
  clusterId?: string;
  /** Whether the cluster knows ACLs. True when absent. */
  authorizer?: boolean;
  topics?: (Partial<Omit<NewTopic, 'name'>> & {
    name: string;
    internal?: boolean;
  })[];
  acls?: AclBinding[];
  groups?: FakeGroup[];
  clientQuotas?: ClientQuota[];
  /** Defaults of the brokers by topic configuration key, where they differ from Kafka's. */
  topicDefaults?: Record<string, string>;
}

const writes: readonly ClusterOperation[] = [
  'createTopic',
  'alterTopicConfig',
  'createPartitions',
  'alterClientQuota',
  'deleteTopic',
  'createAcls',
  'deleteAcls',
];

/** Reads that only the controller answers. */
const ofController: readonly ClusterOperation[] = [
  'describeQuorum',
  'listPartitionReassignments',
];

/**
 * A Kafka cluster in memory. It keeps topics with ids, settings and ACLs, and
 * refuses what a broker of Kafka 4.3 refuses, with its codes and sentences: the
 * contract suite holds it to the real one. Groups, offsets, sizes, quotas and
 * reassignments are what a test sets. What it does not know: records, who the
 * caller is. Each call takes effect in one step.
 *
 * @public
 */
export class FakeClusterAdmin implements ClusterAdmin {
  /** Every call that was made, in order, those that failed as well. */
  readonly calls: { operation: ClusterOperation; parameters: unknown[] }[] = [];
  readonly #cluster: FakeCluster;
  readonly #failures = new FakeFailures();
  readonly #logs = new FakeLogs();
  readonly #quotas: FakeQuotas;
  #reassignments: PartitionReassignment[] = [];
  /**
   * Groups as a test sets them: that they exist, who is in them, what they
   * committed, and which of them may not be read.
   */
  readonly groups = new FakeGroups();
  readonly #clusterId: string;
  readonly #topicDefaults: Record<string, string>;
  #authorizer: boolean;
  #reachable = true;
  #quorum = true;
  #closed = false;
  #stale: { state: Pick<FakeCluster, 'topics' | 'acls'>; reads: number };

  static create(options: FakeClusterOptions = {}): FakeClusterAdmin {
    return new FakeClusterAdmin(options);
  }

  private constructor(options: FakeClusterOptions) {
    this.#cluster = new FakeCluster(options.brokers ?? 3);
    this.#clusterId = options.clusterId ?? 'K-fake';
    this.#authorizer = options.authorizer ?? true;
    this.#topicDefaults = options.topicDefaults ?? {};
    for (const { internal, ...topic } of options.topics ?? []) {
      this.#cluster.createTopic(
        { partitions: 1, replicationFactor: 1, config: {}, ...topic },
        false,
        internal,
      );
    }
    this.#cluster.createAcls(options.acls ?? []);
    this.#quotas = new FakeQuotas(options.clientQuotas);
    for (const group of options.groups ?? []) this.groups.set(group);
    this.#stale = { state: this.#cluster.copyOfState(), reads: 0 };
  }

  /** Lets the next call of an operation fail, or the next `times`. */
  fail(operation: ClusterOperation, failure: FakeFailure, times = 1): void {
    this.#failures.add(operation, failure, times);
  }

  /** Forgets all failures that were laid out. */
  heal(): void {
    this.#failures.clear();
  }

  /**
   * Holds the next call of an operation before or after it took effect, so that
   * a test can let something happen meanwhile. Never released: a call that
   * hangs, or the instant of a crash.
   */
  hold(
    operation: ClusterOperation,
    at: 'before' | 'after' = 'before',
  ): HeldCall {
    return this.#failures.hold(operation, at);
  }

  /** False: no broker can be reached, nothing is sent. */
  setReachable(reachable: boolean): void {
    this.#reachable = reachable;
  }

  /** False: metadata goes on answering, writes and the quorum never answer. */
  setQuorum(quorum: boolean): void {
    this.#quorum = quorum;
  }

  setAuthorizer(authorizer: boolean): void {
    this.#authorizer = authorizer;
  }

  /** Takes a broker down; partitions that only it had are offline. */
  killBroker(id: number): void {
    this.#cluster.killBroker(id);
  }

  startBroker(id: number): void {
    this.#cluster.startBroker(id);
  }

  /**
   * What a partition holds from now on; what is left out stays as it was.
   *
   * @throws Error when there is no such topic
   */
  setLog({ topic, partition }: TopicPartition, log: FakeLog): void {
    this.#logs.set(this.#topic(topic), partition, log);
  }

  /** As a producer would: the end moves and the bytes grow. */
  append({ topic, partition }: TopicPartition, records: number): void {
    this.#logs.append(this.#topic(topic), partition, records);
  }

  /** The quotas from now on, all of them. */
  setClientQuotas(quotas: ClientQuota[]): void {
    this.#quotas.all = quotas;
  }

  /** What is being moved from now on. */
  setPartitionReassignments(reassignments: PartitionReassignment[]): void {
    this.#reassignments = reassignments;
  }

  /**
   * The next reads answer as it was before the last write, as real brokers do
   * for some milliseconds.
   */
  answerStaleReads(reads: number): void {
    this.#stale.reads = reads;
  }

  async describeCluster(
    ...parameters: [AdminCallOptions?]
  ): Promise<ClusterDescription> {
    return this.#call('describeCluster', parameters, () => ({
      clusterId: this.#clusterId,
      brokers: this.#cluster.liveBrokers.map(toBroker),
    }));
  }

  async describeQuorum(
    ...parameters: [AdminCallOptions?]
  ): Promise<QuorumDescription> {
    return this.#call('describeQuorum', parameters, () => ({
      leaderId: this.#cluster.liveBrokers[0],
      leaderEpoch: 1,
      voters: this.#cluster.allBrokers,
    }));
  }

  async listTopics(
    ...parameters: [AdminCallOptions?]
  ): Promise<TopicListing[]> {
    return this.#call('listTopics', parameters, () =>
      [...this.#read().topics.values()]
        .map(({ partitions, name, topicId, internal }) => ({
          name,
          topicId,
          internal,
          partitions: partitions.length,
          replicationFactor: partitions[0].replicas.length,
          offlinePartitions: partitions.filter(each => each.leader === -1)
            .length,
          underReplicatedPartitions: partitions.filter(
            each => each.isr.length < each.replicas.length,
          ).length,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }

  async describeTopic(
    ...parameters: [string, (AdminCallOptions & { brokerId?: number })?]
  ): Promise<TopicDescription | undefined> {
    return this.#call('describeTopic', parameters, () => {
      this.#checkLive(parameters[1]?.brokerId);
      checkTopicName(parameters[0]);
      const topic = this.#read().topics.get(parameters[0]);
      if (!topic) return undefined;
      const { config, ...description } = structuredClone(topic);
      return description;
    });
  }

  async describeTopicConfig(
    ...parameters: [string, AdminCallOptions?]
  ): Promise<ConfigEntry[] | undefined> {
    return this.#call('describeTopicConfig', parameters, () => {
      checkTopicName(parameters[0]);
      const topic = this.#read().topics.get(parameters[0]);
      return topic && this.#configOf(topic);
    });
  }

  async describeTopicConfigs(
    ...parameters: [string[], (AdminCallOptions & { keys?: string[] })?]
  ): Promise<PartialRead<TopicConfig, string>> {
    return this.#call('describeTopicConfigs', parameters, () => {
      const [names, options] = parameters;
      const answer: PartialRead<TopicConfig, string> = { read: [], unread: [] };
      const { topics } = this.#read();
      for (const name of new Set(names)) {
        try {
          checkTopicName(name);
          const topic = topics.get(name);
          if (!topic) continue;
          const config = this.#configOf(topic).filter(
            each => options?.keys?.includes(each.name) ?? true,
          );
          answer.read.push({ name, config });
        } catch (error) {
          const { code, message } = error as RefusedByBrokerError;
          answer.unread.push({ of: name, code, reason: message });
        }
      }
      return answer;
    });
  }

  async describeBrokerConfig(
    ...parameters: [number, AdminCallOptions?]
  ): Promise<ConfigEntry[]> {
    return this.#call('describeBrokerConfig', parameters, () => {
      this.#checkLive(parameters[0]);
      return this.#brokerConfig();
    });
  }

  async describeAcls(
    ...parameters: [AclFilter, AdminCallOptions?]
  ): Promise<AclBinding[]> {
    return this.#call('describeAcls', parameters, () => {
      this.#checkAuthorizer('No Authorizer is configured on the broker');
      const found = this.#read().acls.filter(acl =>
        matches(parameters[0], acl),
      );
      return structuredClone(found);
    });
  }

  async listGroups(
    ...parameters: [AdminCallOptions?]
  ): Promise<PartialRead<GroupListing, number>> {
    return this.#call('listGroups', parameters, () => ({
      read: this.groups.list(),
      unread: [],
    }));
  }

  async describeGroups(
    ...parameters: [string[], AdminCallOptions?]
  ): Promise<PartialRead<GroupDescription, string>> {
    return this.#call('describeGroups', parameters, () =>
      this.groups.describe(parameters[0]),
    );
  }

  async listGroupOffsets(
    ...parameters: [string[], AdminCallOptions?]
  ): Promise<PartialRead<GroupOffsets, string>> {
    return this.#call('listGroupOffsets', parameters, () =>
      this.groups.listOffsets(parameters[0]),
    );
  }

  async listOffsets(
    ...parameters: [TopicPartition[], 'earliest' | 'latest', AdminCallOptions?]
  ): Promise<PartialRead<TopicPartitionOffset, TopicPartition>> {
    return this.#call('listOffsets', parameters, () =>
      this.#logs.listOffsets(this.#read().topics, parameters[0], parameters[1]),
    );
  }

  async listOffsetsAt(
    ...parameters: [TopicPartition[], number, AdminCallOptions?]
  ): Promise<PartialRead<TopicPartitionFound, TopicPartition>> {
    return this.#call('listOffsetsAt', parameters, () =>
      this.#logs.listOffsetsAt(
        this.#read().topics,
        parameters[0],
        parameters[1],
      ),
    );
  }

  async listLastTimestamps(
    ...parameters: [TopicPartition[], AdminCallOptions?]
  ): Promise<PartialRead<TopicPartitionTimestamp, TopicPartition>> {
    return this.#call('listLastTimestamps', parameters, () =>
      this.#logs.listLastTimestamps(this.#read().topics, parameters[0]),
    );
  }

  async describeLogDirs(
    ...parameters: [AdminCallOptions?]
  ): Promise<PartialRead<LogDirDescription, number>> {
    return this.#call('describeLogDirs', parameters, () => ({
      read: this.#logs.describe(this.#read().topics, this.#cluster.liveBrokers),
      unread: [],
    }));
  }

  async describeClientQuotas(
    ...parameters: [AdminCallOptions?]
  ): Promise<ClientQuota[]> {
    return this.#call('describeClientQuotas', parameters, () =>
      structuredClone(this.#quotas.all),
    );
  }

  async listPartitionReassignments(
    ...parameters: [AdminCallOptions?]
  ): Promise<PartitionReassignment[]> {
    return this.#call('listPartitionReassignments', parameters, () =>
      structuredClone(this.#reassignments),
    );
  }

  async createTopic(
    ...parameters: [NewTopic, (AdminCallOptions & { validateOnly?: boolean })?]
  ): Promise<void> {
    const [topic, options] = parameters;
    return this.#call('createTopic', parameters, () =>
      this.#cluster.createTopic(topic, options?.validateOnly ?? false),
    );
  }

  async alterTopicConfig(
    ...parameters: [
      TopicConfigAlteration,
      (AdminCallOptions & { validateOnly?: boolean })?,
    ]
  ): Promise<void> {
    const [alteration, options] = parameters;
    return this.#call('alterTopicConfig', parameters, () =>
      this.#cluster.alterTopicConfig(
        alteration,
        options?.validateOnly ?? false,
      ),
    );
  }

  async createPartitions(
    ...parameters: [
      PartitionIncrease,
      (AdminCallOptions & { validateOnly?: boolean })?,
    ]
  ): Promise<void> {
    const [increase, options] = parameters;
    return this.#call('createPartitions', parameters, () =>
      this.#cluster.createPartitions(increase, options?.validateOnly ?? false),
    );
  }

  async alterClientQuota(
    ...parameters: [
      ClientQuotaAlteration,
      (AdminCallOptions & { validateOnly?: boolean })?,
    ]
  ): Promise<void> {
    const [alteration, options] = parameters;
    return this.#call('alterClientQuota', parameters, () =>
      this.#quotas.alter(alteration, options?.validateOnly ?? false),
    );
  }

  async deleteTopic(
    ...parameters: [string, (AdminCallOptions & { topicId?: string })?]
  ): Promise<void> {
    return this.#call('deleteTopic', parameters, () => {
      this.#cluster.deleteTopic(parameters[0], parameters[1]?.topicId);
      this.groups.forgetTopic(parameters[0]);
    });
  }

  async deleteGroup(...parameters: [string, AdminCallOptions?]): Promise<void> {
    return this.#call('deleteGroup', parameters, () =>
      this.groups.deleteEmpty(parameters[0]),
    );
  }

  async commitGroupOffsets(
    ...parameters: [string, TopicPartitionOffset[], AdminCallOptions?]
  ): Promise<void> {
    return this.#call('commitGroupOffsets', parameters, () =>
      this.groups.commitEmpty(parameters[0], parameters[1]),
    );
  }

  async createAcls(
    ...parameters: [AclBinding[], AdminCallOptions?]
  ): Promise<void> {
    return this.#call('createAcls', parameters, () => {
      this.#checkAuthorizer();
      this.#cluster.createAcls(parameters[0]);
    });
  }

  async deleteAcls(
    ...parameters: [AclFilter[], AdminCallOptions?]
  ): Promise<AclBinding[]> {
    return this.#call('deleteAcls', parameters, () => {
      this.#checkAuthorizer();
      return this.#cluster.deleteAcls(parameters[0]);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  async #call<T>(
    operation: ClusterOperation,
    parameters: unknown[],
    effect: () => T,
  ): Promise<T> {
    this.calls.push(structuredClone({ operation, parameters }));
    if (this.#closed)
      throw new BrokerUnavailableError('The connections were closed');
    const isWrite = writes.includes(operation);
    return this.#failures.run(operation, () => {
      // Looked at here, since a held call may meet another world when it goes on.
      if (!this.#reachable || this.#cluster.liveBrokers.length === 0)
        throw new BrokerUnavailableError('No broker could be reached');
      const hasQuorum = this.#quorum && this.#cluster.hasQuorum;
      if (!hasQuorum && (isWrite || ofController.includes(operation)))
        throw new NoAnswerError(`The broker did not answer ${operation}`);
      if (isWrite) this.#stale.state = this.#cluster.copyOfState();
      return effect();
    });
  }

  #read(): Pick<FakeCluster, 'topics' | 'acls'> {
    if (this.#stale.reads === 0) return this.#cluster;
    this.#stale.reads -= 1;
    return this.#stale.state;
  }

  #checkLive(brokerId: number | undefined) {
    const live = this.#cluster.liveBrokers;
    if (brokerId !== undefined && !live.includes(brokerId))
      throw new BrokerUnavailableError(
        `There is no live broker "${brokerId}", only ${live.join(', ')}`,
      );
  }

  #checkAuthorizer(sentence = 'No Authorizer is configured.') {
    if (!this.#authorizer)
      throw new RefusedByBrokerError('SECURITY_DISABLED', sentence);
  }

  #topic(name: string): FakeTopic {
    const topic = this.#cluster.topics.get(name);
    if (!topic) {
      const names = [...this.#cluster.topics.keys()].join(', ');
      throw new Error(`There is no topic "${name}", only ${names || 'none'}`);
    }
    return topic;
  }

  #configOf(topic: FakeTopic): ConfigEntry[] {
    return Object.entries(topicConfigKeys).map(([name, key]) => ({
      name,
      value: topic.config[name] ?? this.#topicDefaults[name] ?? key.default,
      override: name in topic.config,
      readOnly: false,
      sensitive: false,
    }));
  }

  #brokerConfig(): ConfigEntry[] {
    const entry = { override: false, readOnly: true, sensitive: false };
    const defaults = Object.entries(topicConfigKeys).flatMap(([name, key]) =>
      key.broker
        ? [
            {
              ...entry,
              name: key.broker,
              value: this.#topicDefaults[name] ?? key.default,
            },
          ]
        : [],
    );
    return [
      ...defaults,
      { ...entry, name: 'ssl.keystore.password', sensitive: true },
    ];
  }
}

function toBroker(id: number): BrokerDescription {
  return {
    id,
    host: `broker-${id}.kafka.test`,
    port: 9092,
    rack: `zone-${((id - 1) % 3) + 1}`,
  };
}
