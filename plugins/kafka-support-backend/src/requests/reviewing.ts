import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type {
  RequiredReviewer,
  ReviewerRole,
  ReviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Caller, StoredRequest } from './types';
import { withDetails } from './withDetails';

type Reviewed = Pick<
  StoredRequest,
  | 'id'
  | 'status'
  | 'statusReason'
  | 'version'
  | 'requester'
  | 'plan'
  | 'reviewers'
  | 'reviews'
>;

/** Whether any of the refs is one of the person's; refs have no case. */
export function anyOf(refs: readonly string[], caller: Caller): boolean {
  const own = new Set(
    [caller.ref, ...caller.ownershipRefs].map(ref => ref.toLowerCase()),
  );
  return refs.some(ref => own.has(ref.toLowerCase()));
}

export const samePerson = (a: string, b: string) =>
  a.toLowerCase() === b.toLowerCase();

/** Roles that nobody has approved yet on the plan in force. */
export function openRoles({
  reviewers,
  reviews,
}: Pick<StoredRequest, 'reviewers' | 'reviews'>): RequiredReviewer[] {
  return reviewers.filter(
    ({ role }) =>
      !reviews.some(
        review =>
          !review.lapsed &&
          review.verdict === 'approve' &&
          review.role === role,
      ),
  );
}

/** Roles in which the caller may review now. */
export function reviewableRoles(
  request: Reviewed,
  caller: Caller,
): ReviewerRole[] {
  if (
    request.status !== 'in_review' ||
    caller.type !== 'user' ||
    samePerson(request.requester, caller.ref) ||
    reviewOf(request, caller)
  )
    return [];
  return openRoles(request)
    .filter(({ filledBy }) => anyOf(filledBy, caller))
    .map(({ role }) => role);
}

/**
 * The rules of reviewing; they hold whether the permission framework is on or
 * off: a person, not the requester, who fills that role and no other, on the
 * plan in force, while the request waits.
 *
 * @throws NotAllowedError, InputError for a role that is not asked, or
 * ConflictError whose details hold the state and the digest
 */
export function assertMayReview(
  request: Reviewed,
  caller: Caller,
  { role, planDigest }: Pick<ReviewInput, 'role' | 'planDigest'>,
): void {
  if (caller.type !== 'user')
    throw new NotAllowedError(
      `"${caller.ref}" is not a person. Only a person can review a request`,
    );
  if (samePerson(request.requester, caller.ref))
    throw new NotAllowedError(
      `You filed this request, and nobody reviews their own. Asked are ${asked(
        request,
      )}`,
    );
  if (request.status !== 'in_review')
    throw stateConflict(
      request,
      `The request is ${request.status} and takes no review${
        request.statusReason ? `: ${request.statusReason}` : ''
      }`,
    );
  const required = request.reviewers.find(each => each.role === role);
  if (!required)
    throw new InputError(
      `Nobody is asked as "${role}" for this request. Asked are ${asked(
        request,
      )}`,
    );
  if (!anyOf(required.filledBy, caller))
    throw new NotAllowedError(
      `You cannot review as "${role}". That is for ${
        required.filledBy.join(', ') || 'nobody'
      }`,
    );
  if (planDigest !== request.plan.digest)
    throw stateConflict(
      request,
      'The plan changed after you saw it. Look at the new one and review that',
    );
  const own = reviewOf(request, caller);
  if (own)
    throw stateConflict(
      request,
      `You approved this request as "${own.role}" already. One person fills one role`,
    );
  if (!openRoles(request).some(each => each.role === role))
    throw stateConflict(
      request,
      `Somebody approved this request as "${role}" already. Open are ${
        openRoles(request)
          .map(each => each.role)
          .join(', ') || 'none'
      }`,
    );
}

/** A 409 that says how the request stands, so that the caller need not ask again. */
export function stateConflict(
  { id, status, version, plan }: Reviewed,
  message: string,
): ConflictError {
  return withDetails(new ConflictError(message), {
    requestId: id,
    status,
    version,
    planDigest: plan.digest,
  });
}

function reviewOf({ reviews }: Reviewed, caller: Caller) {
  return reviews.find(
    review => !review.lapsed && samePerson(review.reviewer, caller.ref),
  );
}

function asked({ reviewers }: Reviewed): string {
  return (
    reviewers
      .map(({ role, filledBy }) => `${role} (${filledBy.join(', ')})`)
      .join(', ') || 'none'
  );
}
