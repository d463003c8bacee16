import { useApi } from '@backstage/core-plugin-api';
import type { AccessReviewQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAddressFilters } from '../lists';

/** The access reviews that the address asks for. */
export function useAccessReviews() {
  const api = useApi(kafkaSupportApiRef);
  const filters = useAddressFilters(['state', 'whose'] as const);
  const { value } = filters;
  const query: AccessReviewQuery = {
    state: value('state') === 'done' ? 'done' : 'open',
    mine: value('whose') === 'me' || undefined,
    cursor: value('cursor') || undefined,
    limit: 50,
  };
  const reviews = useQuery({
    queryKey: queryKeys.accessReviews(query),
    queryFn: ({ signal }) => api.listAccessReviews(query, { signal }),
    placeholderData: keepPreviousData,
  });
  return { filters, reviews };
}
