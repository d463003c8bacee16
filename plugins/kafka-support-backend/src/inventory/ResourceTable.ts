import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from './batchesOf';
import {
  factsDigestOf,
  type KnownResource,
  type ResourceDifferences,
} from './diffResources';
import type { ObservedResource } from './types';

const health = ['offline_partitions', 'under_replicated_partitions'];
const facts = [
  'topic_id',
  'internal',
  'facts',
  'facts_digest',
  ...health,
  'last_changed',
  'gone_at',
];

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
        ...health,
        'gone_at',
      );
    return rows.map(row => ({
      name: row.name,
      topicId: row.topic_id ?? undefined,
      internal: Boolean(row.internal),
      factsDigest: row.facts_digest,
      offlinePartitions: row.offline_partitions ?? undefined,
      underReplicatedPartitions: row.under_replicated_partitions ?? undefined,
      gone: row.gone_at !== null,
    }));
  }

  /** @param signal - stops between two batches */
  async write(
    differences: ResourceDifferences,
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const at = now.toISOString();
    const { appeared, recreated, changed, gone } = differences;
    // What is new by another replica meanwhile keeps when that one saw it.
    await this.#put(appeared, at, facts, signal);
    await this.#put(
      recreated,
      at,
      [...facts, 'first_seen', 'recreated_at'],
      signal,
    );
    await this.#put(changed, at, facts, signal);
    await this.#put(differences.health, at, health, signal);
    for (const batch of batchesOf(gone)) {
      signal?.throwIfAborted();
      await this.#knex('resources')
        .whereIn(
          'resource',
          batch.map(name => this.#refOf(name)),
        )
        .update({ gone_at: at });
    }
  }

  /** @param columns - what a row that is there gets anew */
  async #put(
    resources: ObservedResource[],
    at: string,
    columns: string[],
    signal?: AbortSignal,
  ): Promise<void> {
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
      facts_digest: factsDigestOf(resource.facts),
      offline_partitions: resource.offlinePartitions ?? null,
      under_replicated_partitions: resource.underReplicatedPartitions ?? null,
      first_seen: at,
      last_changed: at,
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
