import { useSignal } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from './queryKeys';

/**
 * Reads requests again when the backend says that one changed. A signal only
 * says "look": it can be lost, so pages also look by themselves from time to time.
 *
 * @public
 */
export function useRequestSignal(): void {
  const queryClient = useQueryClient();
  const { lastSignal } = useSignal<{ id: string; status: string }>(
    'kafka-support:requests',
  );
  useEffect(() => {
    if (lastSignal)
      queryClient.invalidateQueries({ queryKey: queryKeys.requests });
  }, [lastSignal, queryClient]);
}
