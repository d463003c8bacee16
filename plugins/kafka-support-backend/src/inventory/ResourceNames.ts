import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';

/** Values of one statement: below what both databases take. */
const BATCH = 500;

/** Which resources the syncs found, by name. */
export class ResourceNames {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Refs of what is there and has a name that begins so, in order; without what
   * Kafka made for itself.
   *
   * @param limit - how many at most
   */
  async beginningWith(query: {
    cluster: string;
    types: readonly ResourceType[];
    prefix: string;
    limit: number;
  }): Promise<string[]> {
    const { cluster, types, prefix, limit } = query;
    const rows = await this.#knex('resources')
      .where({ cluster })
      .whereIn('type', types)
      .whereNull('gone_at')
      .whereRaw('not internal')
      // Not LIKE, which knows no case in SQLite. Databases count code points.
      .whereRaw('substr(name, 1, ?) = ?', [[...prefix].length, prefix])
      .orderBy('resource')
      .limit(limit)
      .select<{ type: ResourceType; name: string }[]>('type', 'name');
    return rows.map(({ type, name }) =>
      formatResourceRef({ cluster, type, name }),
    );
  }

  /** Those of the refs that are there. */
  async existing(resources: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let start = 0; start < resources.length; start += BATCH) {
      const rows = await this.#knex('resources')
        .whereIn('resource', resources.slice(start, start + BATCH))
        .whereNull('gone_at')
        .select<{ resource: string }[]>('resource');
      for (const { resource } of rows) found.add(resource);
    }
    return found;
  }
}
