import { ConflictError } from '@backstage/errors';
import {
  assertTransition,
  type RequestEvent,
  type RequestStatus,
  type Review,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { RequestUpdate, StoredRequest } from '../types';
import { chunksOf } from './chunksOf';
import {
  changesPartlyDone,
  holdsClaims,
  releaseClaims,
  takeClaims,
} from './claims';
import { insertEvents, insertReviewers } from './insertRequest';
import { insertObligation } from '../obligations/insertObligation';
import { toEvent, toEventRows, type EventRow } from './rows';

/** What an update made of a request, and its rows of the timeline. */
export interface Written {
  request: StoredRequest;
  events: RequestEvent[];
}

/**
 * Writes an update of what was read, conditional on its version.
 *
 * @returns undefined when another writer was faster
 */
export async function writeUpdate(
  trx: Knex.Transaction,
  request: StoredRequest,
  update: RequestUpdate,
  now: Date,
): Promise<Written | undefined> {
  const { lastSequence, lastHash, planNumber } = request;
  const { to, patch } = update;
  if (to) {
    assertTransition(request.status, to);
    // INVARIANT: no change of status without its row in the timeline.
    if (update.events.length === 0)
      throw new Error(`The change to ${to} has no timeline row`);
  }
  const rows = toEventRows(
    request.id,
    { sequence: lastSequence, hash: lastHash },
    update.events,
    to && { from: request.status, to },
  );
  const newHash = rows.at(-1)?.hash ?? lastHash;
  const newPlan = patch?.plan || patch?.evaluation;
  const changed = await trx('requests')
    .where({ id: request.id, version: request.version })
    .update({
      ...columnsOf(update),
      ...(newPlan && { plan_number: planNumber + 1 }),
      version: request.version + 1,
      last_sequence: lastSequence + rows.length,
      last_hash: newHash,
      updated_at: now.toISOString(),
    });
  if (changed !== 1) return undefined;

  await insertEvents(trx, rows);
  if (newPlan) {
    await trx('request_plans').insert({
      request_id: request.id,
      number: planNumber + 1,
      plan: JSON.stringify(patch?.plan ?? request.plan),
      evaluation: JSON.stringify(patch?.evaluation ?? request.evaluation),
      recorded_at: now.toISOString(),
    });
  }
  await writeReviews(trx, request.id, update);
  await confirmOwnership(trx, update.confirmOwnership ?? []);
  for (const obligation of update.obligations ?? [])
    await insertObligation(trx, { ...obligation, requestId: request.id }, now);
  if (to) await moveClaims(trx, request, to);
  return {
    request: {
      ...updated(request, update),
      version: request.version + 1,
      lastSequence: lastSequence + rows.length,
      lastHash: newHash,
      planNumber: newPlan ? planNumber + 1 : planNumber,
      updatedAt: now.toISOString(),
    },
    events: rows.map(toEvent),
  };
}

/** The request as reading it again would show it. */
function updated(
  request: StoredRequest,
  { to, patch, lease, addReview, lapseReviews }: RequestUpdate,
): StoredRequest {
  const before = request.reviews.map(review =>
    lapseReviews ? { ...review, lapsed: true } : review,
  );
  return {
    ...request,
    ...patched(patch),
    status: to ?? request.status,
    reviews: addReview ? [...before, asReview(addReview)] : before,
    lease: lease === 'release' ? undefined : lease ?? request.lease,
  };
}

/** Undefined stands for "as it was", except for the reason, which goes. */
function patched(patch: RequestUpdate['patch'] = {}): Partial<StoredRequest> {
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => value !== undefined || key === 'statusReason',
    ),
  );
}

/** As it is kept: entity refs in lower case. */
function asReview(review: NonNullable<RequestUpdate['addReview']>): Review {
  return { ...review, reviewer: review.reviewer.toLowerCase(), lapsed: false };
}

/** Columns of `requests` that an update sets beside its counters. */
function columnsOf({
  to,
  patch,
  lease,
}: RequestUpdate): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  if (to) columns.status = to;
  if (patch?.ownership) columns.ownership = JSON.stringify(patch.ownership);
  if (patch?.supportMetadata)
    columns.support_metadata = JSON.stringify(patch.supportMetadata);
  if (patch?.reviewers) columns.reviewers = JSON.stringify(patch.reviewers);
  if (patch?.connectionSettings)
    columns.connection_settings = JSON.stringify(patch.connectionSettings);
  // Present and undefined removes it, absent leaves it.
  if (patch && 'statusReason' in patch)
    columns.status_reason = patch.statusReason ?? null;
  if (lease === 'release') {
    columns.lease_holder = null;
    columns.lease_until = null;
  } else if (lease) {
    columns.lease_holder = lease.holder;
    columns.lease_until = lease.until;
  }
  return columns;
}

async function writeReviews(
  trx: Knex.Transaction,
  requestId: string,
  { patch, lapseReviews, addReview }: RequestUpdate,
): Promise<void> {
  if (patch?.reviewers) {
    await trx('request_reviewers').where({ request_id: requestId }).delete();
    await insertReviewers(trx, requestId, patch.reviewers);
  }
  if (lapseReviews) {
    await trx('reviews')
      .where({ request_id: requestId })
      .update({ lapsed: true });
  }
  if (addReview) {
    const { id, reviewer, role, verdict, planDigest, comment, createdAt } =
      asReview(addReview);
    await trx('reviews').insert({
      id,
      request_id: requestId,
      reviewer,
      role,
      verdict,
      plan_digest: planDigest,
      comment: comment ?? null,
      created_at: createdAt,
      lapsed: false,
    });
  }
}

async function confirmOwnership(
  trx: Knex.Transaction,
  records: NonNullable<RequestUpdate['confirmOwnership']>,
): Promise<void> {
  const rows = records.map(
    ({ resource, owner, component, basis, source, confirmedAt }) => ({
      resource,
      owner,
      component: component ?? null,
      basis,
      source,
      confirmed_at: confirmedAt,
    }),
  );
  for (const chunk of chunksOf(rows))
    await trx('ownerships').insert(chunk).onConflict('resource').merge();
}

/** Ends that say that nothing happened. */
const endedUndone = ['denied', 'rejected', 'cancelled', 'expired'] as const;

async function moveClaims(
  trx: Knex.Transaction,
  { id, status, claimKeys }: StoredRequest,
  to: RequestStatus,
): Promise<void> {
  const endsUndone = (endedUndone as readonly string[]).includes(to);
  const rows =
    endsUndone || to === 'failed'
      ? await trx('request_events')
          .where({ request_id: id })
          .whereNotNull('change_id')
          .orderBy('sequence')
          .select<EventRow[]>('*')
      : [];
  const partlyDone = changesPartlyDone(rows.map(toEvent)).size > 0;
  // INVARIANT: what touched the cluster never ends as if it had not.
  if (endsUndone && partlyDone) {
    throw new ConflictError(
      `Changes of the request "${id}" were started, so it cannot become ${to}. Once it has failed it can be retried, or what was done reverted`,
    );
  }
  if (!holdsClaims(to, partlyDone)) await releaseClaims(trx, id);
  else if (status === 'failed') await takeClaims(trx, id, claimKeys);
}
