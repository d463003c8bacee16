import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '../adminErrors';
import type {
  AclFilter,
  AdminCallOptions,
  BrokerDescription,
  ClusterAdmin,
  ClusterDescription,
  ConfigEntry,
  NewTopic,
  QuorumDescription,
  TopicConfigAlteration,
  TopicDescription,
  TopicListing,
} from '../clusterAdmin';
import { checkTopicName } from './brokerSentences';
import { FakeCluster, matches } from './FakeCluster';
import {
  FakeFailures,
  type ClusterOperation,
  type FakeFailure,
  type HeldCall,
} from './fakeFailures';
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
  /** Defaults of the brokers by topic configuration key, where they differ from Kafka's. */
  topicDefaults?: Record<string, string>;
}

const writes: readonly ClusterOperation[] = [
  'createTopic',
  'alterTopicConfig',
  'deleteTopic',
  'createAcls',
  'deleteAcls',
];

/**
 * A Kafka cluster in memory. It keeps topics with ids, settings and ACLs, and
 * refuses what a broker of Kafka 4.3 refuses, with its codes and sentences: the
 * contract suite holds it to the real one. What it does not know: records,
 * groups, quotas, who the caller is. Each call takes effect in one step.
 *
 * @public
 */
export class FakeClusterAdmin implements ClusterAdmin {
  /** Every call that was made, in order, those that failed as well. */
  readonly calls: { operation: ClusterOperation; parameters: unknown[] }[] = [];
  readonly #cluster: FakeCluster;
  readonly #failures = new FakeFailures();
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
    ...parameters: [string, AdminCallOptions?]
  ): Promise<TopicDescription | undefined> {
    return this.#call('describeTopic', parameters, () => {
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
      return (
        topic &&
        Object.entries(topicConfigKeys).map(([name, key]) => ({
          name,
          value: topic.config[name] ?? this.#topicDefaults[name] ?? key.default,
          override: name in topic.config,
          readOnly: false,
          sensitive: false,
        }))
      );
    });
  }

  async describeBrokerConfig(
    ...parameters: [number, AdminCallOptions?]
  ): Promise<ConfigEntry[]> {
    return this.#call('describeBrokerConfig', parameters, () => {
      const live = this.#cluster.liveBrokers;
      if (!live.includes(parameters[0]))
        throw new BrokerUnavailableError(
          `There is no live broker "${parameters[0]}", only ${live.join(', ')}`,
        );
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

  async deleteTopic(...parameters: [string, AdminCallOptions?]): Promise<void> {
    return this.#call('deleteTopic', parameters, () =>
      this.#cluster.deleteTopic(parameters[0]),
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
      if (!hasQuorum && (isWrite || operation === 'describeQuorum'))
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

  #checkAuthorizer(sentence = 'No Authorizer is configured.') {
    if (!this.#authorizer)
      throw new RefusedByBrokerError('SECURITY_DISABLED', sentence);
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
