import { useApi } from '@backstage/core-plugin-api';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';

/** The timeline of a request; read again whenever the request's version moves. @public */
export function useRequestEvents(
  request: Pick<Request, 'id' | 'version' | 'status'>,
) {
  const api = useApi(kafkaSupportApiRef);
  const moving = request.status === 'applying' || request.status === 'approved';
  return useQuery({
    queryKey: [...queryKeys.events(request.id), request.version],
    queryFn: ({ signal }) => api.listEvents(request.id, { signal }),
    select: answer => answer.items,
    placeholderData: previous => previous,
    refetchInterval: moving ? 3_000 : false,
  });
}
