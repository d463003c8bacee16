import { useApi } from '@backstage/core-plugin-api';
import type {
  Preview,
  PreviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { kafkaSupportApiRef } from '../apis';
import { queryKeys } from './queryKeys';
import { useDebounced } from './useDebounced';

/** @public */
export interface PreviewState {
  /** The newest answer; of an older ask while a newer one is under way. */
  preview?: Preview;
  /** Whether `preview` answers exactly what is asked now. */
  current: boolean;
  /** An answer is on its way. */
  looking: boolean;
  /** Why the newest ask has no answer. */
  error?: unknown;
  /** Asks again, resolves with the fresh answer. */
  lookAgain(): Promise<Preview | undefined>;
}

/**
 * What would happen, asked while one types: after a pause, older asks are
 * aborted, and the last answer stays in view until the next one is there.
 *
 * @param input - undefined while there is not enough to ask
 * @public
 */
export function usePreview(
  input: PreviewInput | undefined,
  options: { delayMs?: number } = {},
): PreviewState {
  const api = useApi(kafkaSupportApiRef);
  // The text decides whether anything changed: forms make new objects all the time.
  const text = input && JSON.stringify(input);
  const settledText = useDebounced(text, options.delayMs ?? 400);
  const settled = useMemo<PreviewInput | undefined>(
    () => (settledText === undefined ? undefined : JSON.parse(settledText)),
    [settledText],
  );
  const query = useQuery({
    queryKey: queryKeys.preview(settled),
    queryFn: ({ signal }) => api.preview(settled!, { signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    // A plan grows old: what one comes back to is asked anew.
    staleTime: 15_000,
    gcTime: 60_000,
    refetchOnWindowFocus: true,
  });
  const settledNow = text === settledText;
  return {
    preview: query.data,
    current:
      settledNow &&
      text !== undefined &&
      query.isSuccess &&
      !query.isPlaceholderData &&
      !query.isFetching,
    looking: query.isFetching || (!settledNow && text !== undefined),
    error: settledNow && query.isError ? query.error : undefined,
    lookAgain: async () => (await query.refetch()).data,
  };
}
