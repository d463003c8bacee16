import type {
  RequestEvent,
  Review,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { NewRequestEvent, StoredRequest } from '../types';
import { eventHash } from './eventHash';

/** SQLite gives text, PostgreSQL a `Date`. */
export type Timestamp = string | Date;

/** `requests` joined with the row of `request_plans` that is in force. */
export interface RequestRow {
  id: string;
  kind: string;
  cluster: string;
  environment: StoredRequest['environment'];
  title: string;
  resources: string;
  spec: string;
  status: StoredRequest['status'];
  status_reason: string | null;
  version: number;
  last_sequence: number;
  last_hash: string;
  plan_number: number;
  requester: string;
  requester_ownership_refs: string;
  component: string | null;
  owner: string | null;
  justification: string;
  needed_by: string | null;
  ownership: string;
  support_metadata: string;
  reviewers: string;
  connection_settings: string;
  claim_keys: string;
  revert_of: string | null;
  supersedes: string | null;
  lease_holder: string | null;
  lease_until: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  plan: string;
  evaluation: string;
}

export interface PlanRow {
  request_id: string;
  number: number;
  plan: string;
  evaluation: string;
  recorded_at: Timestamp;
}

export interface ReviewRow {
  id: string;
  request_id: string;
  reviewer: string;
  role: Review['role'];
  verdict: Review['verdict'];
  plan_digest: string;
  comment: string | null;
  created_at: Timestamp;
  lapsed: boolean | number;
}

export interface EventRow {
  request_id: string;
  sequence: number;
  type: RequestEvent['type'];
  at: Timestamp;
  actor: string;
  message: string;
  from_status: RequestEvent['from'] | null;
  to_status: RequestEvent['to'] | null;
  change_id: string | null;
  plan_digest: string | null;
  details: string | null;
  /** Over this row and the hash of the one before it; see `eventHash`. */
  hash: string;
}

export const isoTime = (timestamp: Timestamp): string =>
  new Date(timestamp).toISOString();

export function toStoredRequest(
  row: RequestRow,
  reviews: ReviewRow[],
): StoredRequest {
  return {
    id: row.id,
    kind: row.kind,
    cluster: row.cluster,
    environment: row.environment,
    title: row.title,
    resources: JSON.parse(row.resources),
    spec: JSON.parse(row.spec),
    status: row.status,
    statusReason: row.status_reason ?? undefined,
    version: row.version,
    requester: row.requester,
    requesterOwnershipRefs: JSON.parse(row.requester_ownership_refs),
    component: row.component ?? undefined,
    owner: row.owner ?? undefined,
    justification: row.justification,
    neededBy: row.needed_by ?? undefined,
    ownership: JSON.parse(row.ownership),
    supportMetadata: JSON.parse(row.support_metadata),
    plan: JSON.parse(row.plan),
    evaluation: JSON.parse(row.evaluation),
    reviewers: JSON.parse(row.reviewers),
    reviews: reviews.map(toReview),
    connectionSettings: JSON.parse(row.connection_settings),
    claimKeys: JSON.parse(row.claim_keys),
    revertOf: row.revert_of ?? undefined,
    supersedes: row.supersedes ?? undefined,
    lease:
      row.lease_holder !== null && row.lease_until !== null
        ? { holder: row.lease_holder, until: isoTime(row.lease_until) }
        : undefined,
    lastSequence: row.last_sequence,
    lastHash: row.last_hash,
    planNumber: row.plan_number,
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
  };
}

function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    reviewer: row.reviewer,
    role: row.role,
    verdict: row.verdict,
    planDigest: row.plan_digest,
    comment: row.comment ?? undefined,
    createdAt: isoTime(row.created_at),
    lapsed: Boolean(row.lapsed),
  };
}

export function toEvent(row: Omit<EventRow, 'hash'>): RequestEvent {
  return {
    requestId: row.request_id,
    sequence: row.sequence,
    type: row.type,
    at: isoTime(row.at),
    actor: row.actor,
    message: row.message,
    from: row.from_status ?? undefined,
    to: row.to_status ?? undefined,
    changeId: row.change_id ?? undefined,
    planDigest: row.plan_digest ?? undefined,
    details: row.details === null ? undefined : JSON.parse(row.details),
  };
}

/**
 * Numbers the events and chains each to the one before it; a change of status
 * stands on the first.
 */
export function toEventRows(
  requestId: string,
  last: { sequence: number; hash: string },
  events: NewRequestEvent[],
  status?: { from?: RequestEvent['from']; to: RequestEvent['to'] },
): EventRow[] {
  let { hash } = last;
  return events.map((event, index) => {
    const row = {
      request_id: requestId,
      sequence: last.sequence + 1 + index,
      type: event.type,
      at: event.at,
      actor: event.actor,
      message: event.message,
      from_status: (index === 0 ? status?.from : undefined) ?? null,
      to_status: (index === 0 ? status?.to : undefined) ?? null,
      change_id: event.changeId ?? null,
      plan_digest: event.planDigest ?? null,
      details:
        event.details === undefined ? null : JSON.stringify(event.details),
    };
    hash = eventHash(hash, toEvent(row));
    return { ...row, hash };
  });
}
