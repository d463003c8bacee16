import { useApi } from '@backstage/core-plugin-api';
import {
  openStatuses,
  type Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';
import { useRequestSignal } from './useRequestSignal';

/** How often a request is looked at without a signal, ms; false: it has ended. */
function interval(request: Request | undefined): number | false {
  if (!request) return false;
  if (request.status === 'applying' || request.status === 'approved')
    return 3_000;
  const open =
    request.status === 'applied' ||
    openStatuses.some(status => status === request.status);
  return open ? 20_000 : false;
}

/** One request, live. @public */
export function useRequest(id: string) {
  const api = useApi(kafkaSupportApiRef);
  useRequestSignal();
  return useQuery({
    queryKey: queryKeys.request(id),
    queryFn: ({ signal }) => api.getRequest(id, { signal }),
    refetchInterval: query => interval(query.state.data),
  });
}
