import {
  openStatuses,
  requestStatuses,
  type RequestQuery,
  type RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useMyOwnershipRefs } from '@kafka-support/backstage-plugin-kafka-support-react';
import { useAddressFilters } from '../lists';

/** Groups of statuses that people look for, beside single ones. */
export const statusGroups = {
  open: [...openStatuses],
  ended: requestStatuses.filter(
    status => !openStatuses.some(open => open === status),
  ),
} as const satisfies Record<string, readonly RequestStatus[]>;

/** Filters of the list, as they stand in the address. */
export const filterNames = [
  'status',
  'kind',
  'cluster',
  'whose',
  'component',
  'owner',
  'q',
] as const;
export type FilterName = (typeof filterNames)[number];

function statusesOf(text: string): RequestStatus[] | undefined {
  if (text === 'open' || text === 'ended') return [...statusGroups[text]];
  const one = requestStatuses.find(status => status === text);
  return one && [one];
}

/**
 * The filters in the address, and the query they make. What the address has
 * that is no filter value is left out rather than failing the page.
 */
export function useRequestFilters() {
  const filters = useAddressFilters(filterNames);
  const { value } = filters;
  const me = useMyOwnershipRefs();
  const mine = value('whose') === 'me';

  const query: RequestQuery = {
    status: statusesOf(value('status')),
    kind: value('kind') || undefined,
    cluster: value('cluster') || undefined,
    requester: mine ? me?.userRef : undefined,
    component: value('component') || undefined,
    owner: value('owner') || undefined,
    q: value('q').slice(0, 250) || undefined,
    cursor: value('cursor') || undefined,
    limit: 25,
  };

  return {
    ...filters,
    query,
    /** False while the list waits for who is signed in. */
    known: !mine || me !== undefined,
  };
}
