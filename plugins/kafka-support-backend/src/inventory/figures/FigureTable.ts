import {
  formatResourceRef,
  parseResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from '../batchesOf';
import type { KeptFigures } from './types';

const PAGE = 2_000;

/** The rows of `resource_figures` of one type on one cluster. */
export class FigureTable {
  readonly #knex: Knex;
  readonly #of: { cluster: string; type: ResourceType };

  constructor(options: { knex: Knex; cluster: string; type: ResourceType }) {
    const { knex, ...of } = options;
    this.#knex = knex;
    this.#of = of;
  }

  /** All of them, by name, page by page: they can be many. */
  async *read(): AsyncIterable<Map<string, KeptFigures>> {
    let last: string | undefined;
    for (;;) {
      const select = this.#knex('resource_figures')
        .where(this.#of)
        .orderBy('resource')
        .limit(PAGE)
        .select('resource', 'figures');
      if (last !== undefined) select.where('resource', '>', last);
      const rows = await select;
      yield new Map(
        rows.map(({ resource, figures }) => [
          parseResourceRef(resource).name,
          JSON.parse(figures),
        ]),
      );
      if (rows.length < PAGE) return;
      last = rows[rows.length - 1].resource;
    }
  }

  /** @param signal - stops between two batches */
  async write(
    figures: ReadonlyMap<string, KeptFigures>,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const batch of batchesOf([...figures])) {
      signal?.throwIfAborted();
      await this.#knex('resource_figures')
        .insert(
          batch.map(([name, kept]) => ({
            resource: formatResourceRef({ ...this.#of, name }),
            ...this.#of,
            figures: JSON.stringify(kept),
          })),
        )
        .onConflict('resource')
        .merge(['figures']);
    }
  }
}
