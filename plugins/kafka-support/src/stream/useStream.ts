import { useApi } from '@backstage/core-plugin-api';
import type { StreamDetail } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { useQuery } from '@tanstack/react-query';

const REFRESH_MS = 30_000;

/** A stream as it is shown: `waiting` for the cluster, it is from the records only. */
export type ShownStream = StreamDetail & { waiting?: boolean };

/**
 * A stream from the records, which are there at once, until the cluster has
 * answered or was waited for in vain.
 */
export function useStream(cluster: string, topic: string) {
  const api = useApi(kafkaSupportApiRef);
  const live = useQuery({
    queryKey: queryKeys.stream(cluster, topic),
    queryFn: ({ signal }) => api.getStream(cluster, topic, { signal }),
    refetchInterval: REFRESH_MS,
  });
  const recorded = useQuery({
    queryKey: [...queryKeys.stream(cluster, topic), 'records'],
    queryFn: ({ signal }) =>
      api.getStream(cluster, topic, { signal, from: 'records' }),
    enabled: live.data === undefined,
    // Whatever hinders it is said of the answer that counts.
    retry: false,
  });
  const stream: ShownStream | undefined =
    live.data ??
    (recorded.data && { ...recorded.data, waiting: live.isPending });
  return { stream, error: live.error, retry: () => live.refetch() };
}
