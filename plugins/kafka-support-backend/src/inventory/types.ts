import type {
  EntityStreams,
  ResourceList,
  ResourceListQuery,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterAdmin,
  GroupType,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** Query of GET /resources. */
export type ResourceQuery = ResourceListQuery;

/** What a resource is, by type. What is absent is unknown or of another type. */
export interface ResourceFacts {
  partitions?: number;
  replicationFactor?: number;
  /** How many ACLs name a principal. */
  grants?: number;
  groupType?: GroupType;
  /** Of a group: `consumer`, `connect`, …; absent where it only committed. */
  protocolType?: string;
  /** By Kafka's key, such as `consumer_byte_rate`. */
  quota?: Record<string, number>;
}

/** A resource as a source saw it on its cluster. */
export interface ObservedResource {
  name: string;
  /** Identity, where the name can pass to another one. */
  topicId?: string;
  internal: boolean;
  facts: ResourceFacts;
  /**
   * Settings made on it, by Kafka's key: facts that may need another right.
   * Absent: not read, or of a type that has none.
   */
  config?: Record<string, string>;
  /** Comes and goes with brokers, so it is no change of the resource. */
  offlinePartitions?: number;
  underReplicatedPartitions?: number;
}

/** Something that could not be read, and why. What is known of it stays. */
export interface Unread {
  /** Type of the resources that miss it. */
  type: ResourceType;
  what: string;
  reason: string;
}

/** What became of resources that are listed no longer; the others are still there. */
export interface LookedUp {
  gone: string[];
  /** Nobody could tell; the reason by name. */
  untold: Map<string, string>;
}

/** Reads all resources of one type. */
export interface ResourceSource {
  readonly type: ResourceType;
  /**
   * INVARIANT: answers all of them, each once, or throws. What is missing from
   * an answer counts as gone, unless it can be looked up.
   */
  read(admin: ClusterAdmin): Promise<ObservedResource[]>;
  /** Adds what another call tells. What cannot be read is named. */
  detail?(
    admin: ClusterAdmin,
    resources: ObservedResource[],
  ): Promise<{ resources: ObservedResource[]; unread: Unread[] }>;
  /**
   * Asks for each by its name. Present where a cluster leaves out of its list
   * what the caller may not see, which looks as if it were gone.
   */
  lookUp?(admin: ClusterAdmin, names: string[]): Promise<LookedUp>;
}

/** What exists on the clusters, with who owns it. */
export interface Inventory {
  /** @throws InputError for an unknown cluster or a broken cursor */
  list(query: ResourceQuery): Promise<ResourceList>;
  /**
   * Streams of a component, system, group, API or topic.
   *
   * @throws NotFoundError when the catalog has no such entity
   */
  streamsOf(entityRef: string): Promise<EntityStreams>;
}
