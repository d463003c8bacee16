import { NotAllowedError } from '@backstage/errors';
import type {
  Change,
  RequestAction,
  RequestEvent,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { anyOf, reviewableRoles, samePerson } from './reviewing';
import { changesPartlyDone } from './store/claims';
import type { Caller, RecordedPlan, StoredRequest } from './types';

/** What a request did to the cluster, as its timeline says. */
export interface History {
  events: Pick<RequestEvent, 'type' | 'changeId'>[];
  plans: Pick<RecordedPlan, 'plan'>[];
}

/** Statuses from which what was done can be undone. */
export const revertible = [
  'applied',
  'verified',
  'unverified',
  'failed',
] as const satisfies readonly RequestStatus[];

/** Statuses from which a request can be withdrawn, unless a part was done. */
export const cancellable = [
  'in_review',
  'approved',
  'failed',
] as const satisfies readonly RequestStatus[];

export function isCancellable(status: RequestStatus): boolean {
  return (cancellable as readonly RequestStatus[]).includes(status);
}

export function isRevertible(status: RequestStatus): boolean {
  return (revertible as readonly RequestStatus[]).includes(status);
}

/**
 * Whether this person acts for the request: who filed it, the team it is for,
 * the confirmed owner of the resource, the platform team.
 */
export function mayOperate(
  request: StoredRequest,
  caller: Caller,
  platform: readonly string[],
): boolean {
  if (caller.type !== 'user') return false;
  return (
    samePerson(request.requester, caller.ref) ||
    anyOf(operators(request, platform), caller)
  );
}

/** @throws NotAllowedError that names who may */
export function assertMayOperate(
  request: StoredRequest,
  caller: Caller,
  platform: readonly string[],
  action: string,
): void {
  if (mayOperate(request, caller, platform)) return;
  throw new NotAllowedError(
    `"${caller.ref}" cannot ${action} this request. That is for ${[
      request.requester,
      ...operators(request, platform),
    ].join(', ')}`,
  );
}

function operators(
  { owner, ownership }: StoredRequest,
  platform: readonly string[],
): string[] {
  return [
    ...new Set([owner, ownership.owner, ...platform].filter(ref => !!ref)),
  ] as string[];
}

/**
 * Changes that are done, in the order of the plan, each as it was in the newest
 * plan that had it. A request that somebody else's pipeline applied has no
 * started changes; all of its plan is done once the live state showed it.
 */
export function doneChanges(
  { status, plan }: Pick<StoredRequest, 'status' | 'plan'>,
  { events, plans }: History,
): Change[] {
  const outside =
    status !== 'failed' && !events.some(event => event.changeId !== undefined);
  if (outside) return plan.changes;
  const done = changesPartlyDone(events);
  const newest = new Map<string, Change>();
  for (const recorded of plans)
    for (const change of recorded.plan.changes) newest.set(change.id, change);
  return [...newest.values()].filter(change => done.has(change.id));
}

/** What the caller may do now, by the rules of the domain. */
export function actionsOf(
  request: StoredRequest,
  caller: Caller,
  options: {
    platform: readonly string[];
    /** Whether the timeline has a change that is done or may be. */
    partlyDone: boolean;
    /** Whether the kind has an inverse of what was done. */
    invertible: boolean;
  },
): RequestAction[] {
  if (caller.type !== 'user') return [];
  const { status } = request;
  const reviewing = reviewableRoles(request, caller).length > 0;
  const operating = mayOperate(request, caller, options.platform);
  const possible: Record<RequestAction, boolean> = {
    approve: reviewing,
    reject: reviewing,
    comment: true,
    edit:
      samePerson(request.requester, caller.ref) &&
      !options.partlyDone &&
      isCancellable(status),
    cancel: operating && !options.partlyDone && isCancellable(status),
    retry: operating && status === 'failed',
    reconcile: operating && status === 'unknown',
    revert: operating && isRevertible(status) && options.invertible,
  };
  return (Object.keys(possible) as RequestAction[]).filter(
    action => possible[action],
  );
}
