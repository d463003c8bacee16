import {
  formatResourceRef,
  type ResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { OwnerCount, OwnershipRecord, OwnershipStore } from './types';

interface Row {
  resource: string;
  owner: string;
  component: string | null;
  basis: OwnershipRecord['basis'];
  source: string;
  confirmed_at: Date | string;
}

/** Values of one statement: below what both databases take. */
const BATCH = 500;

const toRecord = (row: Row): OwnershipRecord => ({
  resource: row.resource,
  owner: row.owner,
  component: row.component ?? undefined,
  basis: row.basis,
  source: row.source,
  confirmedAt: new Date(row.confirmed_at).toISOString(),
});

/** Reads the table `ownerships`; writing belongs to the transaction that confirms. */
export class DatabaseOwnershipStore implements OwnershipStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseOwnershipStore {
    return new DatabaseOwnershipStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(resource: string): Promise<OwnershipRecord | undefined> {
    const row = await this.#knex<Row>('ownerships').where({ resource }).first();
    return row && toRecord(row);
  }

  async getMany(
    resources: readonly string[],
  ): Promise<Map<string, OwnershipRecord>> {
    const found = new Map<string, OwnershipRecord>();
    for (let start = 0; start < resources.length; start += BATCH) {
      const rows = await this.#knex<Row>('ownerships').whereIn(
        'resource',
        resources.slice(start, start + BATCH),
      );
      for (const row of rows) found.set(row.resource, toRecord(row));
    }
    return found;
  }

  async ownersByPrefix(ref: ResourceRef): Promise<OwnerCount[]> {
    const begin = formatResourceRef(ref);
    const rows = await this.#knex('ownerships')
      // Not LIKE, which knows no case in SQLite.
      .whereRaw('substr(resource, 1, ?) = ?', [begin.length, begin])
      .groupBy('owner')
      .orderBy('resources', 'desc')
      .select<{ owner: string; resources: number | string }[]>(
        'owner',
        this.#knex.raw('count(*) as resources'),
      );
    return rows.map(({ owner, resources }) => ({
      owner,
      resources: Number(resources),
    }));
  }

  async list(
    query: Parameters<OwnershipStore['list']>[0],
  ): Promise<OwnershipRecord[]> {
    const rows = await this.#knex<Row>('ownerships')
      .modify(builder => {
        if (query.owners || query.components) {
          builder.where(either => {
            if (query.owners) either.orWhereIn('owner', query.owners);
            if (query.components)
              either.orWhereIn('component', query.components);
          });
        }
        if (query.cluster) {
          const prefix = formatResourceRef({
            cluster: query.cluster,
            type: 'topic',
            name: '',
          });
          // A range rather than LIKE: it needs no escaping and uses the key.
          builder
            .where('resource', '>=', prefix)
            .where('resource', '<', `${prefix}\uffff`);
        }
      })
      .orderBy('resource');
    return rows.map(toRecord);
  }
}
