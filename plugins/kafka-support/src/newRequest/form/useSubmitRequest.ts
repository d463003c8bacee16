import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  Preview,
  PreviewInput,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from './newIdempotencyKey';

export interface Submission {
  ask: PreviewInput;
  /** What was looked at. */
  preview: Preview;
  justification: string;
  neededBy: string;
  /** The request that this one takes the place of. */
  supersedes?: string;
}

/**
 * Files a request with the plan that was seen. One key stands for the form, so
 * that a second try after a lost answer cannot file it twice; an ask that the
 * backend refused stored nothing and takes a new key.
 */
export function useSubmitRequest(onDone: (request: Request) => void) {
  const api = useApi(kafkaSupportApiRef);
  const queryClient = useQueryClient();
  const key = useRef<string>();
  key.current ??= newIdempotencyKey();
  return useMutation({
    mutationFn: ({
      ask,
      preview,
      justification,
      neededBy,
      supersedes,
    }: Submission) =>
      api.submit(
        {
          ...ask,
          plan: preview.plan,
          justification,
          ...(neededBy && { neededBy }),
          ...(supersedes && { supersedes }),
        },
        key.current!,
      ),
    onSuccess: request => {
      queryClient.setQueryData(queryKeys.request(request.id), request);
      queryClient.invalidateQueries({ queryKey: queryKeys.requests });
      onDone(request);
    },
    onError: error => {
      if (error instanceof ResponseError && error.statusCode < 500)
        key.current = newIdempotencyKey();
    },
  });
}
