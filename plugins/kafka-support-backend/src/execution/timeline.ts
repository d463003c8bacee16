import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import { parametersOf } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipRecord } from '../ownership/types';
import type { NewRequestEvent, StoredRequest } from '../requests/types';

/** What the worker does by itself. */
export const SYSTEM = 'system';

type EventOptions = Pick<NewRequestEvent, 'details' | 'planDigest'> & {
  actor?: string;
};

/** A row about the request as a whole. */
export function requestEvent(
  type: 'status.changed' | 'plan.replaced' | 'review.lapsed' | 'verification',
  message: string,
  at: string,
  options: EventOptions = {},
): NewRequestEvent {
  return { type, message, at, actor: SYSTEM, ...options };
}

/** A row about one change of the plan. */
export function changeEvent(
  type: Extract<NewRequestEvent['type'], `change.${string}`>,
  change: Pick<Change, 'id'>,
  message: string,
  at: string,
  options: EventOptions = {},
): NewRequestEvent {
  return {
    type,
    changeId: change.id,
    message,
    at,
    actor: SYSTEM,
    ...options,
  };
}

/** What `change.started` says beside its message. */
export function stepOf(
  { operation, resource }: Change,
  index: number,
  steps: number,
) {
  return { operation, resource, step: index + 1, steps };
}

/**
 * Confirmed ownership that follows from changes which are done: the request
 * that made a resource makes its team answer for it, and one that sets an owner
 * says who.
 */
export function ownershipOf(
  request: StoredRequest,
  done: readonly Change[],
  at: string,
): OwnershipRecord[] {
  const { owner, component, id: source } = request;
  const confirmed = { source, confirmedAt: at };
  return done.flatMap((change): OwnershipRecord[] => {
    const set = parametersOf(change, 'set-owner');
    if (set) return [{ ...set, ...confirmed }];
    if (!owner || !parametersOf(change, 'create-topic')) return [];
    return [
      {
        resource: change.resource,
        owner,
        ...(component && { component }),
        basis: 'request',
        ...confirmed,
      },
    ];
  });
}
