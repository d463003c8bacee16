import {
  formatResourceRef,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from '../batchesOf';
import type { KeptFigures } from './types';

/** The rows of `resource_figures` of one type on one cluster. */
export class FigureTable {
  readonly #knex: Knex;
  readonly #of: { cluster: string; type: ResourceType };

  constructor(options: { knex: Knex; cluster: string; type: ResourceType }) {
    const { knex, ...of } = options;
    this.#knex = knex;
    this.#of = of;
  }

  /** By ref. */
  async read(): Promise<Map<string, KeptFigures>> {
    const rows = await this.#knex('resource_figures')
      .where(this.#of)
      .select('resource', 'figures');
    return new Map(
      rows.map(({ resource, figures }) => [resource, JSON.parse(figures)]),
    );
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
