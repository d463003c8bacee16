import {
  reviewInputSchema,
  type ReviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { lookAgain } from './lookAgain';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { assertMayReview, openRoles, stateConflict } from './reviewing';
import { deniedBecause, waitsFor } from './sentences';
import { changesPartlyDone } from './store/claims';
import type {
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
  if (input.verdict === 'approve') await assertAsSeen(parts, request, started);
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
 * Plans and evaluates again: nobody approves what would not happen.
 *
 * @throws ConflictError when the plan is not what would happen now; it is
 * replaced and reviews of it lapse
 */
async function assertAsSeen(
  parts: ServiceParts,
  request: StoredRequest,
  started: ReadonlySet<string>,
): Promise<void> {
  const replaced = await lookAgain(parts, request, started);
  if (!replaced) return;
  const { stored, fresh, drift } = replaced;
  throw stateConflict(
    stored,
    stored.status !== 'in_review'
      ? `${drift}. The request is ${stored.status} now. ${deniedBecause(
          fresh.evaluation,
        )}`
      : `${drift}. The plan was replaced and earlier reviews lapsed: look at it and review that`,
  );
}
