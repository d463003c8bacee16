import { canonicalDigest } from '@kafka-support/backstage-plugin-kafka-support-common';
import { isoTime, type Timestamp } from '../requests';
import type { StoredRevoke, StoredSubmission } from './types';

/** A row of `access_review_submissions`. */
export interface SubmissionRow {
  obligation_id: string;
  number: number;
  resource: string;
  decided_by: string;
  decided_at: Timestamp;
  digest: string;
  grants: string;
  decisions: string;
  hash: string;
}

/** A row of `access_review_revokes`. */
export interface RevokeRow {
  obligation_id: string;
  number: number;
  principal: string;
  bindings: string;
  justification: string;
  filed_by: string;
  filed_by_refs: string;
  body: string | null;
  request_id: string | null;
  problem: string | null;
  settled: boolean | number;
}

export function toSubmission(row: SubmissionRow): StoredSubmission {
  return {
    reviewId: row.obligation_id,
    number: row.number,
    resource: row.resource,
    by: row.decided_by,
    at: isoTime(row.decided_at),
    digest: row.digest,
    grants: JSON.parse(row.grants),
    decisions: JSON.parse(row.decisions),
    hash: row.hash,
  };
}

/** Over all that a submission says. */
export function submissionHash(
  submission: Omit<StoredSubmission, 'hash'>,
): string {
  const { reviewId, number, resource, by, at, digest, grants, decisions } =
    submission;
  return canonicalDigest({
    reviewId,
    number,
    resource,
    by,
    at,
    digest,
    grants,
    decisions,
  });
}

export function toRevoke(row: RevokeRow): StoredRevoke {
  return {
    reviewId: row.obligation_id,
    number: row.number,
    principal: row.principal,
    bindings: JSON.parse(row.bindings),
    justification: row.justification,
    caller: {
      ref: row.filed_by,
      type: 'user',
      ownershipRefs: JSON.parse(row.filed_by_refs),
    },
    body: row.body === null ? undefined : JSON.parse(row.body),
    requestId: row.request_id ?? undefined,
    problem: row.problem ?? undefined,
    settled: Boolean(row.settled),
  };
}
