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
  /** Comes and goes with brokers, so it is no change of the resource. */
  offlinePartitions?: number;
  underReplicatedPartitions?: number;
}

/** Reads all resources of one type. */
export interface ResourceSource {
  readonly type: ResourceType;
  /**
   * INVARIANT: answers all of them, each once, or throws. What is missing from
   * an answer counts as gone.
   */
  read(admin: ClusterAdmin): Promise<ObservedResource[]>;
  /**
   * True: a cluster is never without any, and leaves out what the caller may not
   * describe. So none at all means a lost right.
   */
  readonly neverNone?: boolean;
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
