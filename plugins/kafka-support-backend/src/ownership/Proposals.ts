import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  parseResourceRef,
  type Ownership,
  type ResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { listedIn, ownerRefOf } from './annotations';
import type { CatalogFacts } from './CatalogFacts';
import { annotationFor, type OwnershipConfig } from './config';
import type { OwnerCount, OwnershipStore } from './types';

type Proposal = Ownership['proposals'][number];

/** How many confirmed topics of one owner make their common prefix a proposal. */
const LEARNED_FROM = 3;

/** How long a prefix keeps its owners; a page of streams asks for the same ones. */
const FRESH_MS = 30_000;
const MAX_PREFIXES = 1_000;

/** Consumer groups that a team answers for, with the topics that they read. */
interface Readers {
  of(
    cluster: string,
  ): Promise<{ group: string; owner: string; topics: string[] }[]>;
}

/** What is proposed for some resources; what the catalog proposes may not be known. */
export interface ProposedOwners {
  known: boolean;
  /** The catalog did not answer; this is from its last answer, ISO 8601. */
  lastKnownAt?: string;
  of(resource: string): Proposal[];
}

/**
 * Who else says whose a resource is: annotations of the catalog, prefixes from
 * configuration, prefixes that one team has by its confirmed topics, and teams
 * whose consumer groups read it. All of them are shown, none of them grants
 * anything.
 */
export class Proposals {
  readonly #facts: CatalogFacts;
  readonly #store: Pick<OwnershipStore, 'ownersByPrefix'>;
  readonly #config: OwnershipConfig;
  readonly #readers: Readers | undefined;
  readonly #now: () => Date;
  readonly #readersOf = new Map<
    string,
    { at: number; byTopic: Promise<ReadonlyMap<string, Proposal[]>> }
  >();
  readonly #indexes = new WeakMap<Entity[], ReadonlyMap<string, Proposal[]>>();
  readonly #owners = new Map<
    string,
    { at: number; owners: Promise<OwnerCount[]> }
  >();

  constructor(options: {
    facts: CatalogFacts;
    store: Pick<OwnershipStore, 'ownersByPrefix'>;
    config: OwnershipConfig;
    /** Without it no consumer proposes. */
    readers?: Readers;
    now?: () => Date;
  }) {
    this.#readers = options.readers;
    this.#now = options.now ?? (() => new Date());
    this.#facts = options.facts;
    this.#store = options.store;
    this.#config = options.config;
  }

  async for(resources: readonly string[]): Promise<ProposedOwners> {
    const refs = resources.map(resource => parseResourceRef(resource));
    const [annotated, learned, read] = await Promise.all([
      this.#annotated(refs),
      this.#learned(refs),
      this.#readBy(refs),
    ]);
    return {
      known: annotated.known,
      lastKnownAt: annotated.lastKnownAt,
      of: resource => {
        const ref = parseResourceRef(resource);
        return [
          ...annotated.of(ref),
          ...this.#configured(ref),
          ...(learned.get(prefixKey(ref)) ?? []),
          ...((ref.type === 'topic' && read.get(ref.cluster)?.get(ref.name)) ||
            []),
        ];
      },
    };
  }

  /** Each annotation is read once, however many resources are asked for. */
  async #annotated(refs: ResourceRef[]): Promise<{
    known: boolean;
    lastKnownAt?: string;
    of(ref: ResourceRef): Proposal[];
  }> {
    const indexes = new Map<ResourceType, ReadonlyMap<string, Proposal[]>>();
    let known = true;
    let lastKnownAt: string | undefined;
    for (const type of new Set(refs.map(ref => ref.type))) {
      const annotation = annotationFor(this.#config, type);
      if (!annotation) continue;
      try {
        const answer = await this.#facts.annotatedAt(annotation);
        lastKnownAt ??= answer.lastKnownAt;
        indexes.set(type, this.#indexOf(answer.value, annotation));
      } catch {
        known = false;
      }
    }
    return {
      known,
      lastKnownAt,
      of: ({ cluster, type, name }) => [
        ...new Set([
          ...(indexes.get(type)?.get(name) ?? []),
          ...(indexes.get(type)?.get(`${cluster}/${name}`) ?? []),
        ]),
      ],
    };
  }

  /** Proposals by what an annotation lists; made once for each answer of the catalog. */
  #indexOf(
    entities: Entity[],
    annotation: string,
  ): ReadonlyMap<string, Proposal[]> {
    const made = this.#indexes.get(entities);
    if (made) return made;
    const index = new Map<string, Proposal[]>();
    for (const entity of entities) {
      const owner = ownerRefOf(entity);
      if (!owner) continue;
      const proposal: Proposal = {
        owner,
        source: 'annotation',
        detail: `annotation ${annotation} of ${stringifyEntityRef(entity)}`,
      };
      for (const listing of new Set(listedIn(entity, annotation))) {
        const proposals = index.get(listing);
        if (proposals) proposals.push(proposal);
        else index.set(listing, [proposal]);
      }
    }
    this.#indexes.set(entities, index);
    return index;
  }

  /** The longest prefix counts: `orders.eu.` is more exact than `orders.`. */
  #configured({ cluster, type, name }: ResourceRef): Proposal[] {
    const fitting = this.#config.prefixes.filter(
      each =>
        name.startsWith(each.prefix) &&
        (each.cluster ?? cluster) === cluster &&
        each.types.some(known => known === type),
    );
    const longest = Math.max(...fitting.map(({ prefix }) => prefix.length));
    return fitting
      .filter(({ prefix }) => prefix.length === longest)
      .map(({ prefix, owner }) => ({
        owner,
        source: 'prefix',
        detail: `prefix "${prefix}" in the configuration`,
      }));
  }

  /** Proposals of what one team has already, by cluster and prefix. */
  async #learned(refs: ResourceRef[]): Promise<Map<string, Proposal[]>> {
    const prefixes = new Map(
      refs
        .filter(ref => ref.type === 'topic' && firstPart(ref.name))
        .map(ref => [prefixKey(ref), ref]),
    );
    const learned = new Map<string, Proposal[]>();
    for (const [key, { cluster, name }] of prefixes) {
      const prefix = firstPart(name)!;
      const owners = await this.#ownersOf(key, cluster, prefix);
      const [only] = owners;
      if (owners.length === 1 && only.resources >= LEARNED_FROM)
        learned.set(key, [
          {
            owner: only.owner,
            source: 'prefix',
            detail: `${only.resources} topics whose names begin with "${prefix}"`,
          },
        ]);
    }
    return learned;
  }

  /** Consumers of record by cluster and topic. */
  async #readBy(
    refs: ResourceRef[],
  ): Promise<Map<string, ReadonlyMap<string, Proposal[]>>> {
    const clusters = new Set(
      refs.flatMap(({ type, cluster }) => (type === 'topic' ? cluster : [])),
    );
    return new Map(
      await Promise.all(
        [...clusters].map(
          async cluster =>
            [cluster, await this.#readersByTopic(cluster)] as const,
        ),
      ),
    );
  }

  #readersByTopic(cluster: string): Promise<ReadonlyMap<string, Proposal[]>> {
    const at = this.#now().getTime();
    const cached = this.#readersOf.get(cluster);
    if (cached && at - cached.at < FRESH_MS) return cached.byTopic;
    const byTopic = (this.#readers?.of(cluster) ?? Promise.resolve([])).then(
      readers => consumersByTopic(readers),
    );
    byTopic.catch(() => this.#readersOf.delete(cluster));
    this.#readersOf.set(cluster, { at, byTopic });
    return byTopic;
  }

  #ownersOf(
    key: string,
    cluster: string,
    prefix: string,
  ): Promise<OwnerCount[]> {
    const at = this.#now().getTime();
    const cached = this.#owners.get(key);
    if (cached && at - cached.at < FRESH_MS) return cached.owners;
    const owners = this.#store.ownersByPrefix({
      cluster,
      type: 'topic',
      name: prefix,
    });
    owners.catch(() => this.#owners.delete(key));
    if (this.#owners.size >= MAX_PREFIXES) this.#owners.clear();
    this.#owners.set(key, { at, owners });
    return owners;
  }
}

/** One proposal a team, however many groups of it read the topic. */
function consumersByTopic(
  readers: Awaited<ReturnType<Readers['of']>>,
): Map<string, Proposal[]> {
  const byTopic = new Map<string, Proposal[]>();
  for (const { group, owner, topics } of readers)
    for (const topic of topics) {
      const proposals = byTopic.get(topic) ?? [];
      if (!proposals.some(each => each.owner === owner))
        proposals.push({
          owner,
          source: 'consumer',
          detail: `consumer group "${group}", which reads it`,
        });
      byTopic.set(topic, proposals);
    }
  return byTopic;
}

/** What stands before the first dot, with it. */
function firstPart(name: string): string | undefined {
  return /^[^.]+\./.exec(name)?.[0];
}

function prefixKey({ cluster, type, name }: ResourceRef): string {
  return `${cluster} ${type} ${firstPart(name) ?? ''}`;
}
