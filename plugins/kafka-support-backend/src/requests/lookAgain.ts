import { driftOf } from './drift';
import type { ServiceParts } from './parts';
import { stateConflict } from './reviewing';
import { deniedBecause, waitsFor } from './sentences';
import type {
  Assessment,
  NewRequestEvent,
  RequestUpdate,
  StoredRequest,
} from './types';

/** What looking again works with. */
export type LookAgainParts = Pick<ServiceParts, 'store' | 'assessor' | 'now'>;

/**
 * Plans and evaluates a request in review again. Where the plan is not what
 * would happen now, or others must agree, it is replaced and reviews of it lapse.
 *
 * @param started - changes that this request did or may have done
 * @returns what was replaced and why; undefined when all is as people see it
 * @throws ConflictError when somebody else moved the request meanwhile
 */
export async function lookAgain(
  parts: LookAgainParts,
  request: StoredRequest,
  started: ReadonlySet<string>,
): Promise<
  { stored: StoredRequest; fresh: Assessment; drift: string } | undefined
> {
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
  if (drift === undefined) return undefined;
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
  return { stored, fresh, drift };
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
