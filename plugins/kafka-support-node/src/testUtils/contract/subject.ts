import { randomUUID } from 'node:crypto';
import type { ClientQuota } from '../../clientQuotas';
import type { ClusterAdmin, NewTopic } from '../../clusterAdmin';
import type { TopicPartition, TopicPartitionOffset } from '../../groups';
import type { ClusterOperation } from '../fakeFailures';

/**
 * What happens to clusters. The suite calls each and expects to find the
 * cluster changed when the promise resolves.
 *
 * @public
 */
export interface ClusterFaults {
  /** A broker that is not the only one. It comes back with `startBroker`. */
  killBroker(id: number): Promise<void>;
  startBroker(id: number): Promise<void>;
  /** Metadata goes on answering, the controllers do not. */
  loseQuorum(): Promise<void>;
  restoreQuorum(): Promise<void>;
}

/**
 * What others do with a cluster, which the suite then reads. What a promise
 * stands for has happened when it resolves; reads may lag behind.
 *
 * @public
 */
export interface ClusterTraffic {
  produce(to: TopicPartition, records: number): Promise<void>;
  /** As a group without members. */
  commit(groupId: string, offsets: TopicPartitionOffset[]): Promise<void>;
  /** Adds a member that stays until it is told to leave. */
  join(
    groupId: string,
    options: {
      topic: string;
      type: 'classic' | 'consumer';
      clientId: string;
    },
  ): Promise<{ leave(): Promise<void> }>;
  /** Of a group without members. */
  deleteGroup(groupId: string): Promise<void>;
  /** Without values: there is none any more. */
  setClientQuota(quota: ClientQuota): Promise<void>;
  /** Asks for it; how long it takes is the brokers' business. */
  reassign(partition: TopicPartition, replicas: number[]): Promise<void>;
}

/** @public */
export interface ClusterAdminContractOptions {
  /** Shown in the names of the tests. */
  name: string;
  /** A client of a cluster that may hold other things already. Closed by the suite. */
  create(): Promise<ClusterAdmin>;
  /** A client whose addresses nobody listens on. */
  createUnreachable(): Promise<ClusterAdmin>;
  /** A client of a cluster without an authorizer. */
  createWithoutAuthorizer?(): Promise<ClusterAdmin>;
  /** Needs three brokers. */
  faults?: ClusterFaults;
  /** Needed by the reads of groups, offsets, sizes, quotas and reassignments. */
  traffic?: ClusterTraffic;
  /** Operations to hold to the contract; all when absent. The others are only used. */
  operations?: readonly ClusterOperation[];
}

/** The client under test with what every part of the suite needs. */
export interface ContractSubject {
  readonly options: ClusterAdminContractOptions;
  readonly admin: ClusterAdmin;
  /** A name nothing has yet; topics with it are deleted at the end. */
  newName(): string;
  newTopic(overrides?: Partial<NewTopic>): NewTopic;
  /** Creates a topic and waits until it can be read. */
  createTopic(overrides?: Partial<NewTopic>): Promise<NewTopic>;
}

/**
 * Sets up one client for a `describe` block and cleans up after it.
 *
 * @param mend - undoes what the block did beside its topics, while the client still lives
 */
export function contractSubject(
  options: ClusterAdminContractOptions,
  mend?: (subject: ContractSubject) => Promise<unknown>,
): ContractSubject {
  const names: string[] = [];
  let admin: ClusterAdmin | undefined;
  const current = () => {
    if (!admin) throw new Error('The client exists within tests only');
    return admin;
  };

  beforeAll(async () => {
    admin = await options.create();
  });
  const subject: ContractSubject = {
    options,
    get admin() {
      return current();
    },
    newName() {
      const name = `contract-${randomUUID()}`;
      names.push(name);
      return name;
    },
    newTopic: overrides => ({
      name: overrides?.name ?? subject.newName(),
      partitions: 1,
      replicationFactor: 1,
      config: {},
      ...overrides,
    }),
    async createTopic(overrides) {
      const topic = subject.newTopic(overrides);
      await current().createTopic(topic);
      await eventually(async () => {
        expect(await current().describeTopic(topic.name)).toBeDefined();
        expect(await current().describeTopicConfig(topic.name)).toBeDefined();
      });
      return topic;
    },
  };
  afterAll(async () => {
    await mend?.(subject);
    for (const name of names)
      if (await admin?.describeTopic(name).catch(() => undefined))
        await admin?.deleteTopic(name).catch(() => undefined);
    await admin?.close();
  }, 120_000);

  return subject;
}

/**
 * Asks again until it holds, for ten seconds by default: a real broker may
 * answer a read with what was before the last write.
 *
 * @throws what the last check threw
 * @public
 */
export async function eventually<T>(
  check: () => Promise<T>,
  withinMs = 10_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
