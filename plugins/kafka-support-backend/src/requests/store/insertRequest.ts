import type {
  RequestEvent,
  RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { NewRequest } from '../types';
import { toEvent, toEventRows, type EventRow } from './rows';

/** Inserts a request with what belongs to it; its claims are taken by others. */
export async function insertRequest(
  trx: Knex.Transaction,
  { request, events }: NewRequest,
): Promise<RequestEvent[]> {
  const { id } = request;
  await trx('requests').insert(toNewRow(request, events.length));
  const rows = toEventRows(id, 0, events, { to: request.status });
  await insertEvents(trx, rows);
  if (request.resources.length > 0) {
    await trx('request_resources').insert(
      request.resources.map((resource, position) => ({
        request_id: id,
        position,
        resource,
      })),
    );
  }
  await trx('request_plans').insert({
    request_id: id,
    number: 1,
    plan: JSON.stringify(request.plan),
    evaluation: JSON.stringify(request.evaluation),
    recorded_at: request.createdAt,
  });
  await insertReviewers(trx, id, request.reviewers);
  return rows.map(toEvent);
}

/** Columns of a new row of `requests`. Entity refs are kept in lower case. */
function toNewRow(
  request: NewRequest['request'],
  lastSequence: number,
): Record<string, unknown> {
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
    version: 1,
    last_sequence: lastSequence,
    plan_number: 1,
    requester: request.requester.toLowerCase(),
    requester_ownership_refs: JSON.stringify(request.requesterOwnershipRefs),
    component: request.component?.toLowerCase() ?? null,
    owner: request.owner?.toLowerCase() ?? null,
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
  if (rows.length > 0) await trx('request_events').insert(rows);
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
