import {
  parseResourceRef,
  type AccessReviewSubmission,
  type AccessReviewSummary,
  type GrantDecision,
  type ReviewedGrant,
  type StreamApproval,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { anyOf, type StoredObligation, type StoredRequest } from '../requests';
import { notToKeep, notToRevoke } from './deciders';
import type {
  ReadGrant,
  ReviewViewer,
  StoredRevoke,
  StoredSubmission,
} from './types';

/** What happened in a review, with the requests that it names. */
export interface ReviewHistory {
  submissions: StoredSubmission[];
  revokes: StoredRevoke[];
  requests: Map<string, StoredRequest>;
}

/** Ends in which nothing was taken back. */
const undone = ['denied', 'rejected', 'cancelled', 'expired', 'failed'];

export function toSubmissionAnswer({
  number,
  by,
  at,
  digest,
  decisions,
}: StoredSubmission): AccessReviewSubmission {
  const revoked = decisions.filter(
    ({ verdict }) => verdict === 'revoke',
  ).length;
  return {
    number,
    by,
    at,
    digest,
    kept: decisions.length - revoked,
    revoked,
  };
}

export function toSummary(
  review: StoredObligation,
  submissions: StoredSubmission[],
  viewer: ReviewViewer,
  now: Date,
): AccessReviewSummary {
  const { id, title, cluster, resource, owedBy, dueAt, state } = review;
  const last = submissions.at(-1);
  return {
    id,
    title,
    cluster,
    resource,
    topic: parseResourceRef(resource).name,
    dataClass: String(review.detail.dataClass),
    owedBy,
    dueAt,
    state,
    overdue: state === 'open' && Date.parse(dueAt) <= now.getTime(),
    reason: review.reason,
    mine: anyOf(review.people, viewer.caller),
    createdAt: review.createdAt,
    settledAt: review.settledAt,
    settledBy: review.settledBy,
    decided: last && toSubmissionAnswer(last),
  };
}

/** The latest decision over each grant, by its key, with who took it. */
export function latestDecisions(submissions: StoredSubmission[]) {
  return new Map(
    submissions.flatMap(({ number, by, at, decisions, grants }) =>
      decisions.map(
        ({ key, verdict, reason }) =>
          [
            key,
            {
              number,
              by,
              at,
              verdict,
              reason,
              grant: grants.find(each => each.key === key),
            },
          ] as const,
      ),
    ),
  );
}

/** A grant as the viewer may see it, with what was decided over it. */
export function toReviewedGrant(
  grant: ReadGrant,
  { submissions, revokes, requests }: ReviewHistory,
  viewer: ReviewViewer,
): ReviewedGrant {
  const decided = latestDecisions(submissions).get(grant.key);
  const revoke =
    decided?.verdict === 'revoke'
      ? revokes.find(
          each =>
            each.number === decided.number &&
            each.principal === grant.principal,
        )
      : undefined;
  return {
    ...grant,
    approval: shownApproval(grant.approval, requests, viewer),
    notToKeep: notToKeep(grant, viewer.caller),
    notToRevoke: notToRevoke(grant),
    decision: decided && {
      verdict: decided.verdict,
      reason: decided.reason,
      by: decided.by,
      at: decided.at,
      ...outcomeOf(revoke, requests, viewer),
    },
  };
}

function shownApproval(
  approval: StreamApproval | undefined,
  requests: Map<string, StoredRequest>,
  viewer: ReviewViewer,
): StreamApproval | undefined {
  if (!approval?.visible) return approval;
  const request = requests.get(approval.requestId);
  return request && viewer.mayRead(request) ? approval : { visible: false };
}

function outcomeOf(
  revoke: StoredRevoke | undefined,
  requests: Map<string, StoredRequest>,
  viewer: ReviewViewer,
): Pick<GrantDecision, 'request' | 'problem'> {
  if (!revoke) return {};
  const request =
    revoke.requestId === undefined ? undefined : requests.get(revoke.requestId);
  if (!request) return { problem: revoke.problem };
  const { id, status, statusReason } = request;
  return {
    request: viewer.mayRead(request) ? { id, status } : undefined,
    problem: undone.includes(status)
      ? `The request to take it back is ${status}${
          statusReason && viewer.mayRead(request) ? `: ${statusReason}` : ''
        }. Decide again`
      : undefined,
  };
}
