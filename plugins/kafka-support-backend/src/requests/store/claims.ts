import { ConflictError } from '@backstage/errors';
import type {
  RequestEvent,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { chunksOf } from './chunksOf';

type ChangeEvent = Pick<RequestEvent, 'type' | 'changeId'>;

/**
 * Ids of the changes that are done or may be: started without an outcome
 * counts, refused does not.
 */
export function changesPartlyDone(events: ChangeEvent[]): Set<string> {
  const done = new Set<string>();
  for (const { type, changeId } of events) {
    if (changeId === undefined) continue;
    switch (type) {
      case 'change.started':
      case 'change.succeeded':
      case 'change.found-done':
      case 'change.unknown':
        done.add(changeId);
        break;
      case 'change.refused':
        done.delete(changeId);
        break;
      default:
    }
  }
  return done;
}

/** Whether a request holds its claims; one that failed only with changes partly done. */
export function holdsClaims(
  status: RequestStatus,
  partlyDone: boolean,
): boolean {
  switch (status) {
    case 'in_review':
    case 'approved':
    case 'applying':
    case 'unknown':
      return true;
    case 'failed':
      return partlyDone;
    default:
      return false;
  }
}

export async function releaseClaims(
  trx: Knex.Transaction,
  requestId: string,
): Promise<void> {
  await trx('request_claims').where({ request_id: requestId }).delete();
}

/**
 * Takes the claims; those that it holds already stay.
 *
 * @throws ConflictError that names the request which holds one
 */
export async function takeClaims(
  trx: Knex.Transaction,
  requestId: string,
  claimKeys: string[],
): Promise<void> {
  if (claimKeys.length === 0) return;
  // In one order everywhere, so that two that cross do not wait for each other.
  const keys = [...new Set(claimKeys)].sort();
  for (const chunk of chunksOf(keys))
    await trx('request_claims')
      .insert(chunk.map(key => ({ claim_key: key, request_id: requestId })))
      .onConflict('claim_key')
      .ignore();
  const holder = await holderOf(trx, requestId, keys);
  if (!holder) return;
  throw new ConflictError(
    `"${holder.claim_key}" is held by the request "${holder.id}", which is ${holder.status}. Only one request at a time may be under way for it: wait until that one has ended, or have it cancelled`,
  );
}

/** The request that holds the first of the keys that another one holds. */
async function holderOf(
  trx: Knex.Transaction,
  requestId: string,
  keys: string[],
) {
  for (const chunk of chunksOf(keys)) {
    const holder = await trx('request_claims')
      .join('requests', 'requests.id', 'request_claims.request_id')
      .whereIn('request_claims.claim_key', chunk)
      .whereNot('request_claims.request_id', requestId)
      .orderBy('request_claims.claim_key')
      .first<
        { claim_key: string; id: string; status: RequestStatus } | undefined
      >(
        'request_claims.claim_key as claim_key',
        'requests.id as id',
        'requests.status as status',
      );
    if (holder) return holder;
  }
  return undefined;
}
