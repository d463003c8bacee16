import type {
  Cluster,
  Resource,
  ResourceList,
  ResourceListQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';

const PAGE = 2;

export const topic = (
  cluster: string,
  name: string,
  more: Partial<Resource> = {},
): Resource => ({
  resource: `${cluster}/topic/${name}`,
  cluster,
  type: 'topic',
  name,
  internal: false,
  ...more,
});

/** The API of the Kafka support backend over an estate that tests change. */
export class FakeBackend {
  now = new Date('2026-11-21T10:00:00.000Z');
  readonly asked: ResourceListQuery[] = [];
  /** How many more lists it answers. */
  answers = Infinity;
  /** Clusters that no sync has read yet. */
  readonly neverRead = new Set<string>();
  /** Clusters that do not answer: the last known is listed. */
  readonly dead = new Set<string>();
  /** What `changedSince` finds. */
  changed: Resource[] = [];

  constructor(readonly estate: Record<string, Resource[]>) {}

  listClusters = async (): Promise<{ items: Cluster[] }> => ({
    items: Object.keys(this.estate).map(
      id =>
        ({
          id,
          title: `The ${id} cluster`,
          environment: 'production',
          bootstrapServers: `${id}.kafka.example.com:9092,${id}-2.kafka.example.com:9092`,
        } as Cluster),
    ),
  });

  listResources = async (query: ResourceListQuery): Promise<ResourceList> => {
    this.asked.push(query);
    if (this.answers === 0) throw new Error('The backend does not answer');
    this.answers -= 1;
    const clusters = query.cluster ? [query.cluster] : Object.keys(this.estate);
    const all = query.changedSince
      ? this.changed
      : clusters.flatMap(id => (this.neverRead.has(id) ? [] : this.estate[id]));
    const from = Number(query.cursor ?? 0);
    return {
      items: all.slice(from, from + PAGE),
      nextCursor: all.length > from + PAGE ? String(from + PAGE) : undefined,
      syncs: clusters.map(cluster => ({
        cluster,
        state: this.#stateOf(cluster),
      })),
      readAt: this.now.toISOString(),
    } as ResourceList;
  };

  #stateOf(cluster: string) {
    if (this.neverRead.has(cluster)) return 'never';
    return this.dead.has(cluster) ? 'stale' : 'current';
  }
}
