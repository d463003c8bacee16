import type {
  EntityStreams,
  ResourceList,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** Query of GET /resources. */
export interface ResourceQuery {
  cluster?: string;
  owner?: string;
  unowned?: boolean;
  q?: string;
  cursor?: string;
  /** 1 to 200; 50 when absent. */
  limit?: number;
}

/** What exists on the clusters, with who owns it. */
export interface Inventory {
  /** @throws InputError for an unknown cluster or a broken cursor */
  list(query: ResourceQuery): Promise<ResourceList>;
  /**
   * Streams of a component, system or group.
   *
   * @throws NotFoundError when the catalog has no such entity
   */
  streamsOf(entityRef: string): Promise<EntityStreams>;
}
