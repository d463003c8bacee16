import { randomUUID } from 'node:crypto';
import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import { RefusedByBrokerError } from '../adminErrors';
import type {
  AclFilter,
  NewTopic,
  PartitionDescription,
  PartitionIncrease,
  TopicConfigAlteration,
} from '../clusterAdmin';
import {
  checkAcl,
  checkPartitions,
  checkTopicConfig,
  checkTopicName,
} from './brokerSentences';

export interface FakeTopic {
  name: string;
  topicId: string;
  internal: boolean;
  partitions: PartitionDescription[];
  config: Record<string, string>;
}

/** What the brokers of a fake cluster keep, and what they do to it when asked. */
export class FakeCluster {
  topics = new Map<string, FakeTopic>();
  acls: AclBinding[] = [];
  readonly allBrokers: number[];
  readonly #down = new Set<number>();

  constructor(brokers: number) {
    this.allBrokers = Array.from({ length: brokers }, (_, index) => index + 1);
  }

  get liveBrokers(): number[] {
    return this.allBrokers.filter(id => !this.#down.has(id));
  }

  /** More than half of the voters are up. */
  get hasQuorum(): boolean {
    return this.liveBrokers.length * 2 > this.allBrokers.length;
  }

  copyOfState(): Pick<FakeCluster, 'topics' | 'acls'> {
    return structuredClone({ topics: this.topics, acls: this.acls });
  }

  createTopic(topic: NewTopic, validateOnly: boolean, internal = false) {
    this.#checkNewTopic(topic);
    if (validateOnly) return;
    const { name, config } = topic;
    const partitions = Array.from(
      { length: topic.partitions },
      (_, partition) => this.#newPartition(partition, topic.replicationFactor),
    );
    const topicId = randomUUID();
    this.topics.set(name, {
      name,
      topicId,
      internal,
      partitions,
      config: { ...config },
    });
  }

  alterTopicConfig(alteration: TopicConfigAlteration, validateOnly: boolean) {
    const { name, set, unset } = alteration;
    checkTopicName(name);
    const topic = this.topics.get(name);
    if (!topic)
      throw new RefusedByBrokerError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        `The topic '${name}' does not exist.`,
      );
    if (unset.some(key => key in set))
      throw new RefusedByBrokerError(
        'INVALID_REQUEST',
        'Error due to duplicate config keys',
      );
    const config = { ...topic.config, ...set };
    for (const key of unset) delete config[key];
    checkTopicConfig(config);
    if (!validateOnly) topic.config = config;
  }

  createPartitions(
    { name, partitions: wanted }: PartitionIncrease,
    validateOnly: boolean,
  ) {
    const topic = this.topics.get(name);
    if (!topic)
      throw new RefusedByBrokerError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        'This server does not host this topic-partition.',
      );
    const { partitions } = topic;
    const has = partitions.length;
    if (wanted <= has)
      throw new RefusedByBrokerError(
        'INVALID_PARTITIONS',
        wanted === has
          ? `Topic already has ${has} partition(s).`
          : `The topic ${name} currently has ${has} partition(s); ${wanted} would not be an increase.`,
      );
    if (validateOnly) return;
    const copies = partitions[0].replicas.length;
    for (let partition = has; partition < wanted; partition++)
      partitions.push(this.#newPartition(partition, copies));
  }

  /** @param topicId - only the topic of that identity */
  deleteTopic(name: string, topicId?: string) {
    if (topicId !== undefined && this.topics.get(name)?.topicId !== topicId)
      throw new RefusedByBrokerError(
        'UNKNOWN_TOPIC_ID',
        'This server does not host this topic ID.',
      );
    if (!this.topics.delete(name))
      throw new RefusedByBrokerError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        'This server does not host this topic-partition.',
      );
  }

  /** Like a broker, takes the good ones of a list that holds a bad one. */
  createAcls(acls: AclBinding[]) {
    let problem: unknown;
    for (const acl of acls) {
      try {
        checkAcl(acl);
        const exists = this.acls.some(each => matches(acl, each));
        if (!exists) this.acls.push({ ...acl });
      } catch (error) {
        problem ??= error;
      }
    }
    if (problem) throw problem;
  }

  deleteAcls(filters: AclFilter[]): AclBinding[] {
    const gone = this.acls.filter(acl => filters.some(f => matches(f, acl)));
    this.acls = this.acls.filter(acl => !gone.includes(acl));
    return gone;
  }

  killBroker(id: number) {
    this.#down.add(id);
    if (!this.hasQuorum) return; // nobody is left to say so in the metadata
    for (const partition of this.#allPartitions()) {
      partition.isr = partition.isr.filter(replica => replica !== id);
      if (partition.leader === id) partition.leader = partition.isr[0] ?? -1;
    }
  }

  startBroker(id: number) {
    this.#down.delete(id);
    for (const partition of this.#allPartitions()) {
      if (!partition.replicas.includes(id)) continue;
      if (!partition.isr.includes(id)) partition.isr.push(id);
      if (partition.leader === -1) partition.leader = id;
    }
  }

  #newPartition(
    partition: number,
    replicationFactor: number,
  ): PartitionDescription {
    const live = this.liveBrokers;
    const replicas = Array.from(
      { length: replicationFactor },
      (_, copy) => live[(partition + copy) % live.length],
    );
    return { partition, leader: replicas[0], replicas, isr: [...replicas] };
  }

  #allPartitions(): PartitionDescription[] {
    return [...this.topics.values()].flatMap(topic => topic.partitions);
  }

  #checkNewTopic(topic: NewTopic) {
    const { name, config } = topic;
    checkTopicName(name);
    if (this.topics.has(name))
      throw new RefusedByBrokerError(
        'TOPIC_ALREADY_EXISTS',
        `Topic '${name}' already exists.`,
      );
    const flat = name.replaceAll('.', '_');
    const other = [...this.topics.keys()].find(
      existing => existing.replaceAll('.', '_') === flat,
    );
    if (other)
      throw new RefusedByBrokerError(
        'INVALID_TOPIC_EXCEPTION',
        `Topic '${name}' collides with existing topic: ${other}`,
      );
    checkTopicConfig(config);
    checkPartitions(topic, this.liveBrokers.length);
  }
}

/** Fields that a filter leaves out match everything. */
export function matches(filter: AclFilter, acl: AclBinding): boolean {
  return (Object.keys(filter) as (keyof AclBinding)[]).every(
    field => filter[field] === undefined || filter[field] === acl[field],
  );
}
