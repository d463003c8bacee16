import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import { queryKeys } from '@kafka-support/backstage-plugin-kafka-support-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Runs an action on a request and shows the answer at once; after a refusal the request is read again. */
export function useRequestAction<TInput = void>(
  id: string,
  action: (input: TInput) => Promise<Request>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: action,
    onSuccess: request => {
      queryClient.setQueryData(queryKeys.request(request.id), request);
      return queryClient.invalidateQueries({ queryKey: queryKeys.requests });
    },
    onError: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.request(id) }),
  });
}
