import {
  readGroup,
  readTopicAtBrokers,
  readTopicGroups,
  readTopicLog,
  type AclFilter,
  type BrokerDescription,
  type BrokerVerdict,
  type ClientQuota,
  type ClusterAdmin,
  type ClusterFacts,
  type ClusterView,
  type ConfigEntry,
  type Known,
  type NewTopic,
  type ObservedGroup,
  type ObservedTopic,
  type PartitionIncrease,
  type TopicAtBroker,
  type TopicConfigAlteration,
  type TopicGroups,
  type TopicListing,
  type TopicLog,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type {
  AclBinding,
  ClusterHealth,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { readFigure } from './readFigure';
import type { SharedReads } from './SharedReads';

/**
 * Reads for one evaluation. A figure that was read once is the same for the
 * rest of it, so that plan and rules speak of one state of the world. Topics,
 * ACLs and the groups of a topic are read live; the rest, as which groups a topic
 * has, comes from what all views share.
 */
export class DefaultClusterView implements ClusterView {
  readonly cluster: ClusterFacts;
  readonly #admin: ClusterAdmin;
  readonly #shared: SharedReads;
  readonly #now: () => Date;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(options: {
    cluster: ClusterFacts;
    admin: ClusterAdmin;
    shared: SharedReads;
    now: () => Date;
  }) {
    this.cluster = options.cluster;
    this.#admin = options.admin;
    this.#shared = options.shared;
    this.#now = options.now;
  }

  brokers(): Promise<Known<BrokerDescription[]>> {
    return this.#once('brokers', [], () => this.#shared.brokers());
  }

  health(): Promise<Known<ClusterHealth>> {
    return this.#once('health', [], () => this.#shared.health());
  }

  topics(): Promise<Known<TopicListing[]>> {
    return this.#once('topics', [], () => this.#shared.topics());
  }

  topicDefaults(): Promise<Known<Record<string, ConfigEntry>>> {
    return this.#once('topicDefaults', [], () => this.#shared.topicDefaults());
  }

  topic(name: string): Promise<Known<ObservedTopic | undefined>> {
    return this.#once('topic', [name], () =>
      readFigure('topic', () => this.#observe(name), this.#now),
    );
  }

  groups(
    topic: string,
    { searchNow = false }: { searchNow?: boolean } = {},
  ): Promise<Known<TopicGroups>> {
    return this.#once('groups', [topic, searchNow], async () => {
      const index = await (searchNow
        ? this.#shared.groupsNow()
        : this.#shared.groups());
      if (!index.known) return index;
      return readFigure(
        'groups',
        () =>
          readTopicGroups(this.#admin, topic, {
            index: index.value,
            now: this.#now,
          }),
        this.#now,
      );
    });
  }

  group(groupId: string): Promise<Known<ObservedGroup | undefined>> {
    return this.#once('group', [groupId], () =>
      readFigure(
        'group',
        () => readGroup(this.#admin, groupId, this.#now),
        this.#now,
      ),
    );
  }

  log(name: string): Promise<Known<TopicLog | undefined>> {
    return this.#once('log', [name], async () => {
      const topic = await this.topic(name);
      if (!topic.known) return { ...topic, figure: 'log' };
      const description = topic.value?.description;
      return readFigure(
        'log',
        async () =>
          description &&
          readTopicLog(this.#admin, description, {
            logDirs: await this.#shared.logDirs(),
            now: this.#now,
          }),
        this.#now,
      );
    });
  }

  topicAtBrokers(name: string): Promise<Known<TopicAtBroker[]>> {
    return this.#once('topicAtBrokers', [name], async () => {
      const brokers = await this.brokers();
      if (!brokers.known) return { ...brokers, figure: 'topicAtBrokers' };
      return readFigure(
        'topicAtBrokers',
        () => readTopicAtBrokers(this.#admin, name, brokers.value),
        this.#now,
      );
    });
  }

  acls(filter: AclFilter): Promise<Known<AclBinding[]>> {
    return this.#once('acls', [filter], () =>
      readFigure('acls', () => this.#admin.describeAcls(filter), this.#now),
    );
  }

  clientQuotas(): Promise<Known<ClientQuota[]>> {
    return this.#once('clientQuotas', [], () =>
      readFigure(
        'clientQuotas',
        () => this.#admin.describeClientQuotas(),
        this.#now,
      ),
    );
  }

  validateTopic(topic: NewTopic): Promise<Known<BrokerVerdict>> {
    return this.#once('validateTopic', [topic], () =>
      this.#shared.verdict('validateTopic', topic, () =>
        this.#admin.createTopic(topic, { validateOnly: true }),
      ),
    );
  }

  validateTopicConfig(
    alteration: TopicConfigAlteration,
  ): Promise<Known<BrokerVerdict>> {
    return this.#once('validateTopicConfig', [alteration], () =>
      this.#shared.verdict('validateTopicConfig', alteration, () =>
        this.#admin.alterTopicConfig(alteration, { validateOnly: true }),
      ),
    );
  }

  validatePartitions(
    increase: PartitionIncrease,
  ): Promise<Known<BrokerVerdict>> {
    return this.#once('validatePartitions', [increase], () =>
      this.#shared.verdict('validatePartitions', increase, () =>
        this.#admin.createPartitions(increase, { validateOnly: true }),
      ),
    );
  }

  async #observe(name: string): Promise<ObservedTopic | undefined> {
    const [description, config] = await Promise.all([
      this.#admin.describeTopic(name),
      this.#admin.describeTopicConfig(name),
    ]);
    if (!description !== !config)
      throw new Error(
        `Topic "${name}" is just being created or deleted: the brokers do not agree yet`,
      );
    return description && config && { description, config };
  }

  #once<T>(
    figure: string,
    parameters: unknown[],
    read: () => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify([figure, ...parameters]);
    const answer = this.#answers.get(key) ?? read();
    this.#answers.set(key, answer);
    return answer as Promise<T>;
  }
}
