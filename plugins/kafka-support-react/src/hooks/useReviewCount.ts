import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';

/**
 * How many requests wait for the review of whoever looks; undefined while it is
 * not known.
 *
 * @public
 */
export function useReviewCount(): number | undefined {
  const api = useApi(kafkaSupportApiRef);
  const query = { toReview: true, limit: 1 };
  const { data } = useQuery({
    queryKey: queryKeys.requestList(query),
    queryFn: ({ signal }) => api.listRequests(query, { signal }),
    select: page => page.totalItems,
    refetchInterval: 60_000,
  });
  return data;
}
