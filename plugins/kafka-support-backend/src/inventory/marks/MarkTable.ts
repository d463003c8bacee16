import {
  resourceMarks,
  type MarkOnResource,
  type ResourceMark,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { batchesOf } from '../batchesOf';
import { isoTime } from '../isoTime';
import type { MarkDifferences, StoredMark } from './diffMarks';

/** The table `resource_marks`. */
export class MarkTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of one cluster, what is gone too. */
  async read(
    cluster: string,
    marks: readonly ResourceMark[],
  ): Promise<StoredMark[]> {
    const rows = await this.#knex('resource_marks')
      .where({ cluster })
      .whereIn('mark', marks)
      .select('resource', 'mark', 'since', 'detail');
    return rows.map(row => ({ ...row, since: isoTime(row.since) }));
  }

  /** @param signal - stops between two batches */
  async write(
    cluster: string,
    { put, gone }: MarkDifferences,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const batch of batchesOf(put)) {
      signal?.throwIfAborted();
      await this.#knex('resource_marks')
        .insert(batch.map(each => ({ ...each, cluster })))
        .onConflict(['resource', 'mark'])
        .merge(['since', 'detail']);
    }
    for (const batch of batchesOf(gone)) {
      signal?.throwIfAborted();
      await this.#knex('resource_marks')
        .whereIn(
          ['resource', 'mark'],
          batch.map(({ resource, mark }) => [resource, mark]),
        )
        .delete();
    }
  }

  /** By ref, in the order of the list of all marks. */
  async of(
    resources: readonly string[],
  ): Promise<Map<string, MarkOnResource[]>> {
    const found = new Map<string, MarkOnResource[]>();
    if (resources.length === 0) return found;
    const rows = await this.#knex('resource_marks')
      .whereIn('resource', resources)
      .select('resource', 'mark', 'since', 'detail');
    const order = (mark: string) => resourceMarks.indexOf(mark as ResourceMark);
    for (const row of rows.sort((a, b) => order(a.mark) - order(b.mark))) {
      // One that a later version knew.
      if (order(row.mark) < 0) continue;
      const marks = found.get(row.resource) ?? [];
      found.set(row.resource, marks);
      marks.push({
        mark: row.mark,
        since: isoTime(row.since)!,
        ...JSON.parse(row.detail),
      });
    }
    return found;
  }
}
