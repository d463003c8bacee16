import { ResponseError } from '@backstage/errors';
import { QueryClient } from '@tanstack/react-query';

/**
 * The query client of the plugin. What the backend refused (4xx) is not asked
 * again; anything else once more.
 *
 * @public
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 1 &&
          !(error instanceof ResponseError && error.statusCode < 500),
      },
      mutations: { retry: false },
    },
  });
}
