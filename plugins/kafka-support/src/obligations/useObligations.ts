import { useApi } from '@backstage/core-plugin-api';
import type { ObligationQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** A page of what is owed, read again each minute. */
export function useObligations(query: ObligationQuery, enabled = true) {
  const api = useApi(kafkaSupportApiRef);
  return useQuery({
    queryKey: queryKeys.obligations(query),
    queryFn: ({ signal }) => api.listObligations(query, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    enabled,
  });
}
