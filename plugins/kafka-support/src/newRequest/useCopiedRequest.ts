import { useApi } from '@backstage/core-plugin-api';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { useQuery } from '@tanstack/react-query';

/** The request that a form is filled in from: the same again, or on another cluster. */
export function useCopiedRequest(id: string | undefined) {
  const api = useApi(kafkaSupportApiRef);
  return useQuery({
    queryKey: queryKeys.request(id ?? ''),
    queryFn: ({ signal }) => api.getRequest(id!, { signal }),
    enabled: id !== undefined,
    // What one types must not be replaced by a later answer.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}
