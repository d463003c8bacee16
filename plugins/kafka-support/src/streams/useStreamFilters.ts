import {
  resourceMarks,
  resourceTypes,
  type ResourceListQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useAddressFilters } from '../lists';

/** States that one looks for, each with the part of the query that asks for it. */
export const stateQueries = {
  unowned: { unowned: true },
  internal: { internal: true },
  offline: { state: 'offline' },
  underReplicated: { state: 'underReplicated' },
} as const satisfies Record<string, ResourceListQuery>;
export type StreamState = keyof typeof stateQueries;
export const streamStates = Object.keys(stateQueries) as StreamState[];

/** Filters of the list, as they stand in the address. */
export const filterNames = [
  'q',
  'cluster',
  'type',
  'owner',
  'mark',
  'state',
] as const;
export type FilterName = (typeof filterNames)[number];

const MAX_SEARCH = 250;

/** The filters in the address, and the query they make; what is no filter is left out. */
export function useStreamFilters() {
  const filters = useAddressFilters(filterNames);
  const { value } = filters;
  const state = streamStates.find(each => each === value('state'));
  const query: ResourceListQuery = {
    q: value('q').slice(0, MAX_SEARCH) || undefined,
    cluster: value('cluster') || undefined,
    type: resourceTypes.find(type => type === value('type')),
    owner: value('owner') || undefined,
    mark: resourceMarks.find(mark => mark === value('mark')),
    ...(state && stateQueries[state]),
  };
  return { ...filters, query };
}

export type StreamFilters = ReturnType<typeof useStreamFilters>;
