import { useApi } from '@backstage/core-plugin-api';
import type { ResourceListQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
  useDebounced,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const TYPING_MS = 250;
const PAGE = 50;
/** While a reading of a cluster is told to run, or the first is to come; and afterwards. */
const POLL_FIRST_MS = 5_000;
const POLL_MS = 60_000;

/** A page of resources. What is typed is asked once it stands still. */
export function useResourceList(query: ResourceListQuery, cursor: string) {
  const api = useApi(kafkaSupportApiRef);
  const q = useDebounced(query.q, TYPING_MS);
  const asked: ResourceListQuery = {
    ...query,
    q,
    // A position in the list of another search is none in this one.
    cursor: (q === query.q && cursor) || undefined,
    limit: PAGE,
  };
  return useQuery({
    queryKey: queryKeys.resources(asked),
    queryFn: ({ signal }) => api.listResources(asked, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.syncs.some(
        ({ state: known, running }) =>
          known === 'never' || (known === 'stale' && running),
      )
        ? POLL_FIRST_MS
        : POLL_MS,
  });
}
