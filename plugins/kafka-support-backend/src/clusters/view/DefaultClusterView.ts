import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AclFilter,
  ClusterAdmin,
  ClusterFacts,
  ClusterView,
  Known,
  NewTopic,
  ObservedTopic,
  TopicConfigAlteration,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { known } from './Figure';
import type { SharedFigures } from './SharedFigures';

/**
 * Reads for one evaluation. Topic and ACLs are read live, once per view; the
 * rest comes from what all views share for seconds.
 */
export class DefaultClusterView implements ClusterView {
  readonly cluster: ClusterFacts;
  readonly #admin: ClusterAdmin;
  readonly #shared: SharedFigures;
  readonly #live = new Map<string, Promise<Known<any>>>();

  constructor(options: {
    cluster: ClusterFacts;
    admin: ClusterAdmin;
    shared: SharedFigures;
  }) {
    this.cluster = options.cluster;
    this.#admin = options.admin;
    this.#shared = options.shared;
  }

  brokers() {
    return this.#shared.brokers.get();
  }

  health() {
    return this.#shared.health.get();
  }

  topics() {
    return this.#shared.topics.get();
  }

  topicDefaults() {
    return this.#shared.topicDefaults.get();
  }

  topic(name: string): Promise<Known<ObservedTopic | undefined>> {
    return this.#once(`topic ${name}`, `topic "${name}"`, async () => {
      const [description, config] = await Promise.all([
        this.#admin.describeTopic(name),
        this.#admin.describeTopicConfig(name),
      ]);
      return description && config && { description, config };
    });
  }

  acls(filter: AclFilter): Promise<Known<AclBinding[]>> {
    return this.#once(
      `acls ${JSON.stringify(Object.entries(filter).sort())}`,
      'ACLs of the cluster',
      () => this.#admin.describeAcls(filter),
    );
  }

  validateTopic(topic: NewTopic) {
    return this.#shared.validateTopic(topic);
  }

  validateTopicConfig(alteration: TopicConfigAlteration) {
    return this.#shared.validateTopicConfig(alteration);
  }

  #once<T>(
    key: string,
    figure: string,
    read: () => Promise<T>,
  ): Promise<Known<T>> {
    let answer = this.#live.get(key);
    if (!answer) {
      answer = known(figure, read);
      this.#live.set(key, answer);
    }
    return answer;
  }
}
