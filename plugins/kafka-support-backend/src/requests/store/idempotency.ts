import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { IdempotencyKey } from '../types';

const KEPT_MS = 24 * 3_600_000;

interface Row {
  body_hash: string;
  request_id: string;
}

/**
 * The request that the key made within 24 h.
 *
 * @throws ConflictError when it was another body
 */
export async function findIdempotent(
  knex: Knex,
  { caller, route, key }: IdempotencyKey,
  bodyHash: string,
  now: Date,
): Promise<string | undefined> {
  const row = await knex('idempotency_keys')
    .where({ caller, route, key })
    .where('created_at', '>', new Date(now.getTime() - KEPT_MS).toISOString())
    .first<Row | undefined>('body_hash', 'request_id');
  if (!row) return undefined;
  if (row.body_hash !== bodyHash) {
    throw new ConflictError(
      `The Idempotency-Key ${JSON.stringify(
        key,
      )} was used for another body within 24 hours. Use a new key for a new request, or the same body to repeat`,
    );
  }
  return row.request_id;
}

/**
 * Takes the key for a new request. Of two at once the second waits here for the
 * first to commit.
 *
 * @returns the request that has the key already, or undefined when it is ours
 */
export async function takeIdempotencyKey(
  trx: Knex.Transaction,
  idempotency: IdempotencyKey & { bodyHash: string },
  requestId: string,
  now: Date,
): Promise<string | undefined> {
  const { caller, route, key, bodyHash } = idempotency;
  await trx('idempotency_keys')
    .where('created_at', '<=', new Date(now.getTime() - KEPT_MS).toISOString())
    .delete();
  await trx('idempotency_keys')
    .insert({
      caller,
      route,
      key,
      body_hash: bodyHash,
      request_id: requestId,
      created_at: now.toISOString(),
    })
    .onConflict(['caller', 'route', 'key'])
    .ignore();
  const holder = await findIdempotent(trx, idempotency, bodyHash, now);
  return holder === requestId ? undefined : holder;
}
