import type { RequestUpdate, StoredRequest } from '../requests/types';
import { NotClaimableError, type Claim } from './Claim';
import { applyPlan } from './applyPlan';
import { backToApproved } from './endings';
import { holdOf, type Hold } from './holdBack';
import { planAgain, sentenceOf } from './liveState';
import type { ExecutionParts } from './parts';
import { progressOf } from './progress';
import { reconcile } from './reconcile';
import { endOwedBy } from './temporaryEnd';
import { changeEvent, ownershipOf, requestEvent } from './timeline';
import { verifyApplied } from './verification';

/** `wait`: look again later; `go on`: there is more to do at once. */
export type Step = 'done' | 'wait' | 'go on';

/** Claims the request if it is still in this status; `change` is written with the claim. */
export type TakeClaim = (
  status: StoredRequest['status'],
  change?: (current: StoredRequest, at: string) => RequestUpdate,
) => Promise<Claim>;

/** Brings a request as far as it goes from the status it is in. */
export async function takeStep(
  parts: ExecutionParts,
  request: StoredRequest,
  claim: TakeClaim,
): Promise<Step> {
  switch (request.status) {
    case 'approved':
      return begin(parts, request, claim);
    case 'applying':
      return takeOver(parts, await claim('applying'));
    case 'unknown': {
      const settled = await reconcile(parts, await claim('unknown'));
      return settled === 'settled' ? 'go on' : 'wait';
    }
    case 'applied': {
      const ended = await verifyApplied(parts, await claim('applied'));
      return ended ? 'done' : 'wait';
    }
    default:
      return 'done';
  }
}

async function begin(
  parts: ExecutionParts,
  request: StoredRequest,
  take: TakeClaim,
): Promise<Step> {
  const hold = await holdOf(parts, request);
  if (hold?.by === 'propose') return awaitPipeline(parts, request, hold, take);
  if (hold) {
    await note(parts, request, hold.reason);
    return hold.by === 'precondition' ? 'wait' : 'done';
  }
  const claim = await take('approved', (_, at) => ({
    to: 'applying',
    events: [requestEvent('status.changed', 'Execution started', at)],
    patch: { statusReason: undefined },
    ...endOwedBy(parts, request),
  }));
  await applyPlan(parts, claim);
  return 'done';
}

/** Mode propose: somebody else applies it; the live state tells when. */
async function awaitPipeline(
  parts: ExecutionParts,
  request: StoredRequest,
  hold: Hold,
  take: TakeClaim,
): Promise<Step> {
  let left;
  try {
    left = await planAgain(parts, request);
  } catch (error) {
    await note(
      parts,
      request,
      `${hold.reason}. The last look failed: ${sentenceOf(error)}`,
    );
    return 'wait';
  }
  if (left.length > 0) {
    await note(parts, request, hold.reason);
    return 'wait';
  }
  const claim = await take('approved', (current, at) => ({
    to: 'applied',
    events: [
      requestEvent(
        'status.changed',
        'The live state shows the plan; it was applied outside',
        at,
      ),
    ],
    patch: { statusReason: undefined },
    confirmOwnership: ownershipOf(current, current.plan.changes, at),
    ...endOwedBy(parts, current),
  }));
  await verifyApplied(parts, claim, []);
  return 'done';
}

/**
 * The lease of an attempt ran out, or a retry asks for work. A change that was
 * started and has no outcome makes the whole request unknown first.
 */
async function takeOver(parts: ExecutionParts, claim: Claim): Promise<Step> {
  const { request } = claim;
  const { open } = progressOf(await parts.store.events(request.id));
  if (open.size > 0) {
    const reason =
      'The process that sent it ended, or lost its lease, before an answer was recorded';
    await claim.update((_, at) => ({
      to: 'unknown',
      events: [...open].map(id =>
        changeEvent('change.unknown', { id }, reason, at),
      ),
      patch: { statusReason: reason },
    }));
    const settled = await reconcile(parts, claim);
    return settled === 'settled' ? 'go on' : 'wait';
  }
  const hold = await holdOf(parts, request);
  if (hold) {
    await backToApproved(claim, hold);
    return 'go on';
  }
  await applyPlan(parts, claim);
  return 'done';
}

/** Tells why an approved request stays where it is, once. */
async function note(
  parts: ExecutionParts,
  { id, statusReason }: StoredRequest,
  reason: string,
): Promise<void> {
  if (statusReason === reason) return;
  await parts.store.update(id, current => {
    if (current.status !== 'approved')
      throw new NotClaimableError(`Request "${id}" is ${current.status}`);
    return { events: [], patch: { statusReason: reason } };
  });
}
