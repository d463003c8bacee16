import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from './batchesOf';
import {
  digestOf,
  type KnownResource,
  type ResourceDifferences,
} from './diffResources';
import type { ObservedResource } from './types';

const config = ['config', 'config_digest'];
const health = [
  'offline_partitions',
  'under_replicated_partitions',
  'last_seen',
];
const facts = [
  'topic_id',
  'internal',
  'facts',
  'facts_digest',
  ...health,
  'last_changed',
  'gone_at',
];

/** What a sync is to write. */
export interface ResourceChanges extends Omit<ResourceDifferences, 'missing'> {
  gone: string[];
  /** Not listed any more, and nobody could tell that they are gone. */
  unlisted: string[];
}

interface WriteOptions {
  now: Date;
  /** When a sync last listed what is missing now. */
  lastSeen: Date;
  /** Stops between two batches. */
  signal?: AbortSignal;
  /** Told after each batch how many rows are written. */
  onWritten?: (rows: number) => Promise<void>;
}

/**
 * The rows of one type on one cluster, as a sync reads and writes them. Each
 * batch is one statement, thus one transaction; a crash between two leaves less
 * to do for the next sync.
 */
export class ResourceTable {
  readonly #knex: Knex;
  readonly #cluster: string;
  readonly #type: ResourceType;

  constructor(options: { knex: Knex; cluster: string; type: ResourceType }) {
    this.#knex = options.knex;
    this.#cluster = options.cluster;
    this.#type = options.type;
  }

  async read(): Promise<KnownResource[]> {
    const rows = await this.#knex('resources')
      .where({ cluster: this.#cluster, type: this.#type })
      .select(
        'name',
        'topic_id',
        'internal',
        'facts_digest',
        'config_digest',
        ...health,
        'gone_at',
      );
    return rows.map(row => ({
      name: row.name,
      topicId: row.topic_id ?? undefined,
      internal: Boolean(row.internal),
      factsDigest: row.facts_digest,
      configDigest: row.config_digest ?? undefined,
      offlinePartitions: row.offline_partitions ?? undefined,
      underReplicatedPartitions: row.under_replicated_partitions ?? undefined,
      gone: row.gone_at !== null,
      unlisted: row.last_seen !== null,
    }));
  }

  async write(changes: ResourceChanges, options: WriteOptions): Promise<void> {
    const at = options.now.toISOString();
    const put = (resources: ObservedResource[], columns: string[]) =>
      this.#put(resources, columns, options);
    // What is new by another replica meanwhile keeps when that one saw it.
    await put(changes.appeared, [...facts, ...config]);
    await put(changes.recreated, [
      ...facts,
      ...config,
      'first_seen',
      'recreated_at',
    ]);
    // Settings that could not be read stay as they were last known.
    const known = (each: ObservedResource) => each.config !== undefined;
    await put(changes.changed.filter(known), [...facts, ...config]);
    await put(
      changes.changed.filter(each => !known(each)),
      facts,
    );
    await put(changes.learned, [...health, ...config]);
    await put(changes.health, health);
    const last_seen = this.#knex.raw('coalesce(last_seen, ?)', [
      options.lastSeen.toISOString(),
    ]);
    await this.#update(changes.gone, { gone_at: at, last_seen }, options);
    await this.#update(changes.unlisted, { last_seen }, options);
  }

  async #update(
    names: string[],
    values: object,
    { signal, onWritten }: WriteOptions,
  ): Promise<void> {
    for (const batch of batchesOf(names)) {
      signal?.throwIfAborted();
      await this.#knex('resources')
        .whereIn(
          'resource',
          batch.map(name => this.#refOf(name)),
        )
        .update(values);
      await onWritten?.(batch.length);
    }
  }

  /** @param columns - what a row that is there gets anew */
  async #put(
    resources: ObservedResource[],
    columns: string[],
    { now, signal, onWritten }: WriteOptions,
  ): Promise<void> {
    const at = now.toISOString();
    for (const batch of batchesOf(resources)) {
      signal?.throwIfAborted();
      await this.#knex('resources')
        .insert(
          batch.map(resource => ({
            ...this.#toRow(resource, at),
            recreated_at: columns.includes('recreated_at') ? at : null,
          })),
        )
        .onConflict('resource')
        .merge(columns);
      await onWritten?.(batch.length);
    }
  }

  #toRow(resource: ObservedResource, at: string) {
    return {
      resource: this.#refOf(resource.name),
      cluster: this.#cluster,
      type: this.#type,
      name: resource.name,
      search_name: resource.name.toLowerCase(),
      topic_id: resource.topicId ?? null,
      internal: resource.internal,
      facts: JSON.stringify(resource.facts),
      facts_digest: digestOf(resource.facts),
      config: resource.config ? JSON.stringify(resource.config) : null,
      config_digest: resource.config ? digestOf(resource.config) : null,
      offline_partitions: resource.offlinePartitions ?? null,
      under_replicated_partitions: resource.underReplicatedPartitions ?? null,
      first_seen: at,
      last_changed: at,
      last_seen: null,
      gone_at: null,
    };
  }

  #refOf(name: string): string {
    return formatResourceRef({
      cluster: this.#cluster,
      type: this.#type,
      name,
    });
  }
}
