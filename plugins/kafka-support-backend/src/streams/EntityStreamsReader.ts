import {
  parseResourceRef,
  type EntityStreams,
  type MarkOnResource,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  Known,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { orAfter, unknown } from '../clusters';
import type { ClusterHandle, Clusters } from '../clusters/types';
import type { Inventory, MarkTable, StoredInventory } from '../inventory';
import type {
  CatalogFacts,
  OwnershipService,
  OwnershipStore,
} from '../ownership';
import type { RequestStore } from '../requests/types';
import { streamStanding } from './streamStanding';
import { topicsOfEntity, type TopicOrigin } from './topicsOfEntity';

const MAX_STREAMS = 200;
/** A page at night does not wait longer for a cluster: it shows the last known. */
const PATIENCE_MS = 700;

interface Options {
  clusters: Clusters;
  ownership: OwnershipService;
  ownerships: OwnershipStore;
  facts: CatalogFacts;
  requests: Pick<RequestStore, 'openByResource' | 'pauses'>;
  stored: Pick<StoredInventory, 'lastKnown'>;
  topicsAnnotation: string;
  marks: Pick<MarkTable, 'of'>;
  now?: () => Date;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * Streams of an entity, read straight from the clusters (topic lists are cached
 * there for seconds). A cluster that does not answer soon is named; what our own
 * records say, and what the last sync saw, is shown instead.
 */
export class EntityStreamsReader implements Pick<Inventory, 'streamsOf'> {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): EntityStreamsReader {
    return new EntityStreamsReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async streamsOf(entityRef: string): Promise<EntityStreams> {
    const { clusters, requests } = this.#options;
    const found = await topicsOfEntity(entityRef, {
      ...this.#options,
      clusters: clusters.list().map(({ facts }) => facts.id),
    });
    // What is confirmed comes first, so that no number of proposals hides it.
    const chosen = [...found.entries()]
      .sort(
        ([a, one], [b, other]) =>
          compare(one.relation, other.relation) || compare(a, b),
      )
      .slice(0, MAX_STREAMS);

    const handles = clusters
      .list()
      .filter(({ facts }) =>
        chosen.some(([ref]) => parseResourceRef(ref).cluster === facts.id),
      );
    const refs = chosen.map(([resource]) => resource);
    const [pauses, open, marks, ...listings] = await Promise.all([
      requests.pauses(),
      requests.openByResource(refs),
      this.#options.marks.of(refs),
      ...handles.map(handle => readSoon('topics', handle.view().topics())),
    ]);
    const names = new Set(refs.map(ref => parseResourceRef(ref).name));
    const byCluster = new Map(
      handles.map((handle, i) => [
        handle.facts.id,
        onlyNamed(names, listings[i]),
      ]),
    );
    // A proposal that names no topic of the cluster proposes nothing.
    const existing = chosen.filter(([resource, { relation }]) => {
      const { cluster, name } = parseResourceRef(resource);
      const topics = byCluster.get(cluster)!;
      return (
        relation === 'confirmed' ||
        !topics.known ||
        topics.value.some(topic => topic.name === name)
      );
    });
    const streams = await Promise.all(
      existing.map(([resource, origin]) => {
        const { cluster } = parseResourceRef(resource);
        return this.#stream({
          resource,
          origin,
          handle: clusters.get(cluster),
          topics: byCluster.get(cluster)!,
          paused: pauses[cluster],
          open: open.filter(each => each.resource === resource),
          marks: marks.get(resource),
        });
      }),
    );
    return {
      entity: entityRef,
      streams,
      unreachable: [...byCluster].flatMap(([cluster, topics]) =>
        topics.known ? [] : [{ cluster, reason: topics.reason }],
      ),
      readAt: this.#now().toISOString(),
    };
  }

  async #stream(input: {
    resource: string;
    origin: TopicOrigin;
    handle: ClusterHandle;
    topics: Known<TopicListing[]>;
    paused?: { reason: string };
    open: { id: string; title: string; status: string }[];
    marks?: MarkOnResource[];
  }): Promise<Stream> {
    const { resource, origin, handle, topics } = input;
    const ref = parseResourceRef(resource);
    const { name } = ref;
    const lastKnown = topics.known
      ? undefined
      : await this.#options.stored.lastKnown(ref);
    const listing: Known<TopicListing | undefined> = topics.known
      ? {
          ...topics,
          value: topics.value.find(topic => topic.name === name),
        }
      : topics;
    const standing = await streamStanding({
      resource,
      component: origin.component,
      handle,
      view: { health: () => readSoon('health', handle.view().health()) },
      listing,
      paused: input.paused,
      ownership: this.#options.ownership,
      now: this.#now(),
    });
    const shown = listing.known ? listing.value : lastKnown?.resource;
    return {
      resource,
      cluster: handle.facts.id,
      topic: name,
      partitions: shown?.partitions,
      replicationFactor: shown?.replicationFactor,
      lastKnownAt: lastKnown?.sync.syncedAt,
      relation: origin.relation,
      ...standing,
      openRequests: input.open.map(({ id, title, status }) => ({
        id,
        title,
        status,
      })),
      marks: input.marks,
    };
  }
}

/** A cluster may have ten thousands, which would be gone through for each stream. */
function onlyNamed(
  names: ReadonlySet<string>,
  topics: Known<TopicListing[]>,
): Known<TopicListing[]> {
  return topics.known
    ? { ...topics, value: topics.value.filter(({ name }) => names.has(name)) }
    : topics;
}

/** A figure that does not come soon is unknown. */
function readSoon<T>(
  figure: keyof ClusterView,
  reading: Promise<Known<T>>,
): Promise<Known<T>> {
  return orAfter(
    PATIENCE_MS,
    reading,
    unknown(figure, 'The cluster has not answered yet'),
  );
}
