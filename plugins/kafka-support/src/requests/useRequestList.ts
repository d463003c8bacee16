import { useApi } from '@backstage/core-plugin-api';
import type { RequestQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
  useRequestSignal,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** A page of requests, live: read again on a signal, and each half minute. */
export function useRequestList(query: RequestQuery, enabled = true) {
  const api = useApi(kafkaSupportApiRef);
  useRequestSignal();
  return useQuery({
    queryKey: queryKeys.requestList(query),
    queryFn: ({ signal }) => api.listRequests(query, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    enabled,
  });
}
