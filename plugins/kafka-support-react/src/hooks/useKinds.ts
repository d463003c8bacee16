import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';

/** The kinds of requests, with their modes by cluster. @public */
export function useKinds() {
  const api = useApi(kafkaSupportApiRef);
  return useQuery({
    queryKey: queryKeys.kinds,
    queryFn: ({ signal }) => api.listKinds({ signal }),
    select: answer => answer.items,
    staleTime: 60_000,
  });
}
