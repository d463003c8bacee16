import type {
  RequestEvent,
  RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { NewRequest, StoredRequest } from '../types';
import { chunksOf } from './chunksOf';
import { NO_HASH } from './eventHash';
import { toEvent, toEventRows, type EventRow } from './rows';

/** Inserts a request with what belongs to it; its claims are taken by others. */
export async function insertRequest(
  trx: Knex.Transaction,
  { request: asked, events }: NewRequest,
): Promise<{ request: StoredRequest; events: RequestEvent[] }> {
  const { id } = asked;
  const rows = toEventRows(id, { sequence: 0, hash: NO_HASH }, events, {
    to: asked.status,
  });
  const request = inserted(asked, rows);
  await trx('requests').insert(toNewRow(request));
  await insertEvents(trx, rows);
  const resources = request.resources.map((resource, position) => ({
    request_id: id,
    position,
    resource,
  }));
  for (const chunk of chunksOf(resources))
    await trx('request_resources').insert(chunk);
  await trx('request_plans').insert({
    request_id: id,
    number: request.planNumber,
    plan: JSON.stringify(request.plan),
    evaluation: JSON.stringify(request.evaluation),
    recorded_at: request.createdAt,
  });
  await insertReviewers(trx, id, request.reviewers);
  return { request, events: rows.map(toEvent) };
}

/** The request as reading it again would show it; entity refs in lower case. */
function inserted(
  request: NewRequest['request'],
  rows: EventRow[],
): StoredRequest {
  return {
    ...request,
    requester: request.requester.toLowerCase(),
    component: request.component?.toLowerCase(),
    owner: request.owner?.toLowerCase(),
    version: 1,
    reviews: [],
    lastSequence: rows.length,
    lastHash: rows.at(-1)?.hash ?? NO_HASH,
    planNumber: 1,
  };
}

/** Columns of a new row of `requests`. */
function toNewRow(request: StoredRequest): Record<string, unknown> {
  return {
    id: request.id,
    kind: request.kind,
    cluster: request.cluster,
    environment: request.environment,
    title: request.title,
    resources: JSON.stringify(request.resources),
    spec: JSON.stringify(request.spec),
    status: request.status,
    status_reason: request.statusReason ?? null,
    version: request.version,
    last_sequence: request.lastSequence,
    last_hash: request.lastHash,
    plan_number: request.planNumber,
    requester: request.requester,
    requester_ownership_refs: JSON.stringify(request.requesterOwnershipRefs),
    component: request.component ?? null,
    owner: request.owner ?? null,
    justification: request.justification,
    needed_by: request.neededBy ?? null,
    ownership: JSON.stringify(request.ownership),
    support_metadata: JSON.stringify(request.supportMetadata),
    reviewers: JSON.stringify(request.reviewers),
    connection_settings: JSON.stringify(request.connectionSettings),
    claim_keys: JSON.stringify(request.claimKeys),
    revert_of: request.revertOf ?? null,
    supersedes: request.supersedes ?? null,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
  };
}

export async function insertEvents(
  trx: Knex.Transaction,
  rows: EventRow[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) await trx('request_events').insert(chunk);
}

/** One row for each who can fill a role. */
export async function insertReviewers(
  trx: Knex.Transaction,
  requestId: string,
  reviewers: RequiredReviewer[],
): Promise<void> {
  const rows = reviewers.flatMap(({ role, filledBy }) =>
    [...new Set(filledBy.map(ref => ref.toLowerCase()))].map(ref => ({
      request_id: requestId,
      role,
      filled_by: ref,
    })),
  );
  if (rows.length > 0) {
    await trx('request_reviewers')
      .insert(rows)
      .onConflict(['request_id', 'role', 'filled_by'])
      .ignore();
  }
}
