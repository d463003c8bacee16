import {
  reviewInputSchema,
  type ReviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { driftOf } from './drift';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { assertMayReview, openRoles, stateConflict } from './reviewing';
import { deniedBecause, waitsFor } from './sentences';
import { changesPartlyDone } from './store/claims';
import type {
  Assessment,
  Caller,
  NewRequestEvent,
  RequestUpdate,
  StoredRequest,
} from './types';

/**
 * Takes a review. Before an approval the request is planned and evaluated
 * again: nobody approves what would not happen. Then one conditional write
 * decides; of an approval and a rejection at once the second finds the request
 * in another status and is told which.
 */
export async function review(
  parts: ServiceParts,
  request: StoredRequest,
  body: unknown,
  caller: Caller,
): Promise<StoredRequest> {
  const input = parseBody(reviewInputSchema, body, 'body');
  assertMayReview(request, caller, input);
  const started = changesPartlyDone(await parts.store.events(request.id));
  if (input.verdict === 'approve') await lookAgain(parts, request, started);
  const at = parts.now().toISOString();
  const reviewId = parts.newId();
  const stored = await parts.store.update(
    request.id,
    current => {
      assertMayReview(current, caller, input);
      return reviewUpdate(current, input, {
        id: reviewId,
        at,
        caller,
        partlyDone: started.size > 0,
      });
    },
    request,
  );
  if (stored.status === 'approved') parts.executor.start(stored.id);
  return stored;
}

/** What a verdict does to a request. Pure. */
function reviewUpdate(
  current: StoredRequest,
  { verdict, role, comment, planDigest }: ReviewInput,
  {
    id,
    at,
    caller,
    partlyDone,
  }: { id: string; at: string; caller: Caller; partlyDone: boolean },
): RequestUpdate {
  const approves = verdict === 'approve';
  const open = openRoles(current).filter(each => each.role !== role);
  const event: NewRequestEvent = {
    type: 'review.given',
    at,
    actor: caller.ref,
    message: `${approves ? 'Approved' : 'Rejected'} as ${role}${
      comment ? `: ${comment}` : ''
    }`,
    planDigest,
    details: { role, verdict },
  };
  const addReview = {
    id,
    reviewer: caller.ref,
    role,
    verdict,
    planDigest,
    comment,
    createdAt: at,
  };
  if (!approves) {
    const reason = `Rejected by ${caller.ref} as ${role}${
      comment ? `: ${comment}` : ''
    }`;
    // What is half done did not end: it waits for a retry or a revert.
    return {
      to: partlyDone ? 'failed' : 'rejected',
      events: [event],
      addReview,
      patch: {
        statusReason: partlyDone
          ? `${reason}. A part was done before: retry the rest, or revert it`
          : reason,
      },
    };
  }
  return open.length === 0
    ? {
        to: 'approved',
        events: [event],
        addReview,
        patch: { statusReason: undefined },
      }
    : {
        events: [event],
        addReview,
        patch: { statusReason: waitsFor(open) },
      };
}

/**
 * Plans and evaluates again.
 *
 * @throws ConflictError when the plan is not what would happen now; it is
 * replaced and reviews of it lapse
 */
async function lookAgain(
  parts: ServiceParts,
  request: StoredRequest,
  started: ReadonlySet<string>,
): Promise<void> {
  const fresh = await parts.assessor.assess({
    kind: request.kind,
    cluster: request.cluster,
    spec: request.spec,
    component: request.component,
    requester: {
      userRef: request.requester,
      ownershipRefs: request.requesterOwnershipRefs,
    },
    startedChanges: [...started],
  });
  const drift = driftOf(request, fresh, started);
  if (drift === undefined) return;
  const at = parts.now().toISOString();
  const stored = await parts.store.update(request.id, current => {
    if (
      current.status !== 'in_review' ||
      current.plan.digest !== request.plan.digest ||
      current.evaluation.evaluatedAt !== request.evaluation.evaluatedAt
    )
      throw stateConflict(
        current,
        `The request is ${current.status} and was looked at again meanwhile. Look at it yourself`,
      );
    return replacePlan(current, fresh, drift, {
      at,
      deny:
        fresh.evaluation.decision === 'deny' &&
        (started.size > 0 ? 'failed' : 'denied'),
    });
  });
  throw stateConflict(
    stored,
    stored.status !== 'in_review'
      ? `${drift}. The request is ${stored.status} now. ${deniedBecause(
          fresh.evaluation,
        )}`
      : `${drift}. The plan was replaced and earlier reviews lapsed: look at it and review that`,
  );
}

function replacePlan(
  current: StoredRequest,
  fresh: Assessment,
  drift: string,
  { at, deny }: { at: string; deny: false | 'denied' | 'failed' },
): RequestUpdate {
  // Milder now, or denied: nobody is asked anew, so who was asked stays.
  const reviewers =
    fresh.reviewers.length > 0 ? fresh.reviewers : current.reviewers;
  const lapsing = current.reviews.filter(each => !each.lapsed).length;
  const events: NewRequestEvent[] = [
    {
      type: 'plan.replaced',
      at,
      actor: 'system',
      message: drift,
      planDigest: fresh.plan.digest,
      details: { before: current.plan.digest },
    },
  ];
  if (lapsing > 0)
    events.push({
      type: 'review.lapsed',
      at,
      actor: 'system',
      message: `${lapsing} ${
        lapsing === 1 ? 'review' : 'reviews'
      } of the former plan no longer ${lapsing === 1 ? 'counts' : 'count'}`,
      planDigest: current.plan.digest,
    });
  return {
    ...(deny && { to: deny }),
    events,
    lapseReviews: true,
    patch: {
      plan: fresh.plan,
      evaluation: fresh.evaluation,
      reviewers,
      ownership: fresh.ownership,
      supportMetadata: fresh.supportMetadata,
      connectionSettings: fresh.connectionSettings,
      statusReason: deny
        ? deniedBecause(fresh.evaluation)
        : `${drift}. ${waitsFor(reviewers)}`,
    },
  };
}
