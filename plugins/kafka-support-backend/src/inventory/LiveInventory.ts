import { InputError, NotFoundError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  formatResourceRef,
  parseResourceRef,
  type EntityStreams,
  type Resource,
  type ResourceList,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClusterHandle, Clusters } from '../clusters/types';
import {
  topicProposalsOf,
  type CatalogFacts,
  type OwnershipService,
  type OwnershipStore,
} from '../ownership';
import { readinessChecks, streamReadiness } from '../readiness';
import type { RequestStore } from '../requests/types';
import type { Inventory, ResourceQuery } from './types';

const DEFAULT_LIMIT = 50;
const MAX_STREAMS = 200;

interface Options {
  clusters: Clusters;
  ownership: OwnershipService;
  ownerships: OwnershipStore;
  facts: CatalogFacts;
  requests: Pick<RequestStore, 'openByResource' | 'pauses'>;
  topicsAnnotation: string;
  now?: () => Date;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const topicRef = (cluster: string, name: string) =>
  formatResourceRef({ cluster, type: 'topic', name });

function toResource(
  cluster: string,
  topic: TopicListing,
  record: { owner: string; component?: string } | undefined,
): Resource {
  return {
    resource: topicRef(cluster, topic.name),
    cluster,
    type: 'topic',
    name: topic.name,
    owner: record?.owner,
    component: record?.component,
    partitions: topic.partitions,
    replicationFactor: topic.replicationFactor,
    internal: topic.internal,
  };
}

const encodeCursor = (resource: string) =>
  Buffer.from(resource).toString('base64url');

function decodeCursor(cursor: string): string {
  const resource = Buffer.from(cursor, 'base64url').toString();
  try {
    parseResourceRef(resource);
  } catch {
    throw new InputError(
      `Not a cursor: "${cursor.slice(
        0,
        100,
      )}". Use nextCursor of the page before, or leave it out`,
    );
  }
  return resource;
}

/**
 * Reads what exists straight from the clusters (topic lists are cached there
 * for seconds) and joins owners. A cluster that does not answer is named; what
 * is confirmed in our own records is still shown.
 */
export class LiveInventory implements Inventory {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): LiveInventory {
    return new LiveInventory(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async list(query: ResourceQuery): Promise<ResourceList> {
    const { clusters, ownerships } = this.#options;
    const after = query.cursor && decodeCursor(query.cursor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const handles = query.cluster
      ? [clusters.get(query.cluster)]
      : clusters.list();
    const perCluster = await Promise.all(
      handles.map(async handle => {
        const [topics, records] = await Promise.all([
          handle.view().topics(),
          ownerships.list({ cluster: handle.facts.id }),
        ]);
        const owners = new Map(
          records.map(record => [record.resource, record]),
        );
        return {
          cluster: handle.facts.id,
          reason: topics.known ? undefined : topics.reason,
          items: (topics.known ? topics.value : []).map(topic =>
            toResource(
              handle.facts.id,
              topic,
              owners.get(topicRef(handle.facts.id, topic.name)),
            ),
          ),
        };
      }),
    );
    const text = query.q?.toLowerCase();
    const matching = perCluster
      .flatMap(each => each.items)
      .filter(each => !text || each.name.toLowerCase().includes(text))
      .filter(each => !query.owner || each.owner === query.owner)
      .filter(each => !query.unowned || (!each.owner && !each.internal))
      .sort((a, b) => compare(a.resource, b.resource))
      .filter(each => !after || compare(each.resource, after) > 0);
    const items = matching.slice(0, limit);
    return {
      items,
      nextCursor:
        matching.length > limit
          ? encodeCursor(items[items.length - 1].resource)
          : undefined,
      unreachable: perCluster.flatMap(({ cluster, reason }) =>
        reason === undefined ? [] : [{ cluster, reason }],
      ),
      readAt: this.#now().toISOString(),
    };
  }

  async streamsOf(entityRef: string): Promise<EntityStreams> {
    const { clusters, requests } = this.#options;
    const found = await this.#topicsOf(entityRef);
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
    const [pauses, open, ...listings] = await Promise.all([
      requests.pauses(),
      requests.openByResource(chosen.map(([resource]) => resource)),
      ...handles.map(handle => handle.view().topics()),
    ]);
    const byCluster = new Map(
      handles.map((handle, i) => [handle.facts.id, listings[i]]),
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

  /** Topics by ref: what is confirmed first, then what annotations propose. */
  async #topicsOf(
    entityRef: string,
  ): Promise<
    Map<string, { relation: Stream['relation']; component?: string }>
  > {
    const { facts, ownerships, clusters, topicsAnnotation } = this.#options;
    const entity = await facts.entity(entityRef);
    if (!entity) {
      throw new NotFoundError(`The software catalog has no "${entityRef}"`);
    }
    const { kind } = parseEntityRef(entityRef);
    const related =
      kind.toLowerCase() === 'component'
        ? [entity]
        : [entity, ...(await facts.componentsOf(entityRef))];
    const refs = related.map(each => stringifyEntityRef(each));
    const records = await ownerships.list({
      components: refs,
      owners: kind.toLowerCase() === 'group' ? [entityRef] : undefined,
    });
    const configured = new Map(
      clusters.list().map(handle => [handle.facts.id, handle]),
    );
    const found = new Map<
      string,
      { relation: Stream['relation']; component?: string }
    >();
    for (const record of records) {
      const ref = parseResourceRef(record.resource);
      if (ref.type === 'topic' && configured.has(ref.cluster))
        found.set(record.resource, {
          relation: 'confirmed',
          component: record.component,
        });
    }
    for (const each of related) {
      for (const proposal of topicProposalsOf(each, topicsAnnotation)) {
        const ids = proposal.cluster
          ? [proposal.cluster]
          : [...configured.keys()];
        for (const id of ids.filter(known => configured.has(known))) {
          const resource = topicRef(id, proposal.topic);
          if (!found.has(resource))
            found.set(resource, {
              relation: 'proposed',
              component: proposal.component,
            });
        }
      }
    }
    return found;
  }

  async #stream(input: {
    resource: string;
    origin: { relation: Stream['relation']; component?: string };
    handle: ClusterHandle;
    topics: Known<TopicListing[]>;
    paused?: { reason: string };
    open: { id: string; title: string; status: string }[];
  }): Promise<Stream> {
    const { resource, origin, handle, topics } = input;
    const { name } = parseResourceRef(resource);
    const ownership = await this.#options.ownership.ownershipOf(resource);
    const [supportMetadata, health] = await Promise.all([
      this.#options.ownership.supportMetadataOf({
        component: ownership.component ?? origin.component,
        owner: ownership.owner,
      }),
      handle.view().health(),
    ]);
    const listing: Known<TopicListing | undefined> = topics.known
      ? {
          ...topics,
          value: topics.value.find(topic => topic.name === name),
        }
      : topics;
    const readiness = streamReadiness(
      {
        resource,
        cluster: handle.facts.id,
        topic: name,
        ownership,
        supportMetadata,
        listing,
        health,
        mode: handle.modeFor('topic-config'),
        paused: input.paused,
      },
      readinessChecks,
      this.#now(),
    );
    return {
      resource,
      cluster: handle.facts.id,
      topic: name,
      partitions: listing.known ? listing.value?.partitions : undefined,
      replicationFactor: listing.known
        ? listing.value?.replicationFactor
        : undefined,
      relation: origin.relation,
      ownership,
      supportMetadata,
      readiness,
      openRequests: input.open.map(({ id, title, status }) => ({
        id,
        title,
        status,
      })),
    };
  }
}
