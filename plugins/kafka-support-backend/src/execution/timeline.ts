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

/**
 * Confirmed ownership of what the changes made: the request that made a
 * resource makes its team answer for it.
 */
export function ownershipOf(
  request: StoredRequest,
  done: readonly Change[],
  at: string,
): OwnershipRecord[] {
  const { owner, component, id } = request;
  if (!owner) return [];
  return done
    .filter(change => parametersOf(change, 'create-topic') !== undefined)
    .map(({ resource }) => ({
      resource,
      owner,
      ...(component && { component }),
      basis: 'request' as const,
      source: id,
      confirmedAt: at,
    }));
}
