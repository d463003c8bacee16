import type {
  AclBinding,
  ClusterHealth,
  Environment,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClientQuota } from './clientQuotas';
import type {
  AclFilter,
  BrokerDescription,
  ConfigEntry,
  NewTopic,
  PartitionIncrease,
  TopicConfigAlteration,
  TopicDescription,
  TopicListing,
} from './clusterAdmin';
import type { Known } from './known';
import type { ObservedGroup } from './groupState';
import type { TopicAtBroker } from './topicAtBrokers';
import type { TopicGroups } from './topicGroups';
import type { TopicLog } from './topicLog';

/** What plans and rules may know of a cluster's settings. No secrets. @public */
export interface ClusterFacts {
  id: string;
  title: string;
  environment: Environment;
  bootstrapServers: string;
  securityProtocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  saslMechanism?: string;
}

/** A topic as it is now: identity, partitions, configuration. @public */
export interface ObservedTopic {
  description: TopicDescription;
  config: ConfigEntry[];
}

/** What a broker would say to a change, asked with validate-only. @public */
export interface BrokerVerdict {
  accepted: boolean;
  code?: string;
  /** The broker's sentence, when it refuses. */
  sentence?: string;
}

/**
 * Reads of one cluster for one evaluation. The resource itself is read live;
 * the rest (topic list, brokers, health, defaults) may come from a cache of
 * seconds, with its age in `readAt`. Each figure is read at most once per view.
 * Never throws for a cluster that does not answer: the figure is unknown.
 *
 * @public
 */
export interface ClusterView {
  readonly cluster: ClusterFacts;
  brokers(): Promise<Known<BrokerDescription[]>>;
  health(): Promise<Known<ClusterHealth>>;
  topics(): Promise<Known<TopicListing[]>>;
  /** Live. `value: undefined`: there is no such topic. */
  topic(name: string): Promise<Known<ObservedTopic | undefined>>;
  /**
   * The groups that committed on a topic or have partitions of it assigned, with
   * members and lag, live. Which groups these are may be known from seconds ago,
   * unless `searchNow`, which reads all groups. What could not be read is named
   * in the value.
   */
  groups(
    topic: string,
    options?: { searchNow?: boolean },
  ): Promise<Known<TopicGroups>>;
  /** One group, live. `value: undefined`: there is no such group. */
  group(groupId: string): Promise<Known<ObservedGroup | undefined>>;
  /** What a topic holds, live but for the sizes. `value: undefined`: there is no such topic. */
  log(topic: string): Promise<Known<TopicLog | undefined>>;
  /** A topic as each live broker knows it, by its identity; live. */
  topicAtBrokers(name: string): Promise<Known<TopicAtBroker[]>>;
  /** Defaults a topic gets from the brokers, by topic configuration key. */
  topicDefaults(): Promise<Known<Record<string, ConfigEntry>>>;
  acls(filter: AclFilter): Promise<Known<AclBinding[]>>;
  /** Live. */
  clientQuotas(): Promise<Known<ClientQuota[]>>;
  validateTopic(topic: NewTopic): Promise<Known<BrokerVerdict>>;
  validateTopicConfig(
    alteration: TopicConfigAlteration,
  ): Promise<Known<BrokerVerdict>>;
  validatePartitions(
    increase: PartitionIncrease,
  ): Promise<Known<BrokerVerdict>>;
}
