import type { Knex } from 'knex';
import { batchesOf } from './batchesOf';

const DAY_MS = 86_400_000;

/**
 * Deletes what is gone for longer than it is kept, with its figures and marks.
 * Who owned it stays with `ownerships`.
 */
export async function purgeGone(
  knex: Knex,
  options: { keepGoneDays: number; now: Date; signal?: AbortSignal },
): Promise<void> {
  const { keepGoneDays, now, signal } = options;
  const before = new Date(now.getTime() - keepGoneDays * DAY_MS).toISOString();
  const old = await knex('resources')
    .whereNotNull('gone_at')
    .where('gone_at', '<', before)
    .pluck('resource');
  for (const batch of batchesOf(old)) {
    signal?.throwIfAborted();
    await knex.transaction(async trx => {
      // It may have come back meanwhile.
      await trx('resources')
        .whereIn('resource', batch)
        .where('gone_at', '<', before)
        .delete();
      for (const table of ['resource_figures', 'resource_marks'])
        await trx(table)
          .whereIn('resource', batch)
          .whereNotExists(
            trx('resources')
              .select('resource')
              .whereRaw('resources.resource = ??', [`${table}.resource`]),
          )
          .delete();
    });
  }
}
