import type {
  Change,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Assessment } from '../requests/types';
import type { Claim } from './Claim';
import type { Hold } from './holdBack';
import type { ExecutionParts } from './parts';
import { requestEvent } from './timeline';
import { verifyApplied } from './verification';

/* How an attempt ends, each written in one update that gives the lease back. */

/** All changes are done, or `leftOver` still shows when planning again. */
export async function toApplied(
  parts: ExecutionParts,
  claim: Claim,
  message: string,
  leftOver: Change[],
): Promise<void> {
  await claim.update((_, at) => ({
    to: 'applied',
    events: [requestEvent('status.changed', message, at)],
  }));
  await verifyApplied(parts, claim, leftOver);
}

/** Holds the rest back without losing what was done. */
export async function backToApproved(claim: Claim, hold: Hold): Promise<void> {
  await claim.update((_, at) => ({
    to: 'approved',
    events: [requestEvent('status.changed', hold.reason, at)],
    patch: { statusReason: hold.reason },
    lease: 'release',
  }));
}

/** The plan or what the rules say of it changed: people look again. */
export async function backToReview(
  parts: ExecutionParts,
  claim: Claim,
  fresh: Assessment,
  reason: string,
): Promise<void> {
  const reviewers =
    fresh.reviewers.length > 0
      ? fresh.reviewers
      : [
          {
            role: 'platform' as const,
            filledBy: parts.platform,
            reasons: [reason],
          },
        ];
  await claim.update((current, at) => ({
    to: 'in_review',
    events: [
      requestEvent('status.changed', reason, at),
      requestEvent(
        'plan.replaced',
        `The plan has ${fresh.plan.changes.length} changes now`,
        at,
        {
          planDigest: fresh.plan.digest,
          details: { before: current.plan.digest },
        },
      ),
      ...(current.reviews.some(review => !review.lapsed)
        ? [
            requestEvent(
              'review.lapsed',
              'The reviews were of the plan before',
              at,
              { planDigest: current.plan.digest },
            ),
          ]
        : []),
    ],
    patch: {
      plan: fresh.plan,
      evaluation: fresh.evaluation,
      reviewers,
      ownership: fresh.ownership,
      supportMetadata: fresh.supportMetadata,
      connectionSettings: fresh.connectionSettings,
      statusReason: reason,
    },
    lapseReviews: true,
    lease: 'release',
  }));
}

/** Nothing more is done by itself. */
export async function end(
  claim: Claim,
  to: Extract<RequestStatus, 'failed' | 'denied'>,
  reason: string,
  fresh?: Assessment,
): Promise<void> {
  await claim.update((_, at) => ({
    to,
    events: [
      requestEvent('status.changed', reason, at, {
        ...(fresh && { planDigest: fresh.plan.digest }),
      }),
    ],
    patch: {
      statusReason: reason,
      // What was denied is shown with the findings that deny it.
      ...(to === 'denied' && fresh && { evaluation: fresh.evaluation }),
    },
    lease: 'release',
  }));
}
