import type { Knex } from 'knex';
import type { Settlement } from './types';

/** Columns of an obligation that nobody works on. */
export const noLease = { lease_holder: null, lease_until: null };

/** Columns of one that ended. */
export const settledBy = (by: string, now: Date) => ({
  open_key: null,
  settled_at: now.toISOString(),
  settled_by: by.toLowerCase(),
});

/**
 * Ends an open obligation; in a transaction of the caller where one is given.
 *
 * @returns false when it is settled already
 */
export async function settleObligation(
  knex: Knex,
  id: string,
  { state, reason, by }: Settlement,
  now: Date,
): Promise<boolean> {
  const changed = await knex('obligations')
    .where({ id, state: 'open' })
    .update({
      ...noLease,
      ...settledBy(by, now),
      state,
      reason: reason ?? null,
      version: knex.raw('version + 1'),
    });
  return changed === 1;
}
