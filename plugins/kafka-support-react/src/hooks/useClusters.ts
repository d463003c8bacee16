import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';

/** The clusters with mode and health. @public */
export function useClusters() {
  const api = useApi(kafkaSupportApiRef);
  return useQuery({
    queryKey: queryKeys.clusters,
    queryFn: ({ signal }) => api.listClusters({ signal }),
    select: answer => answer.items,
    staleTime: 30_000,
  });
}
