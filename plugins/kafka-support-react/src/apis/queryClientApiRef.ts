import { createApiRef } from '@backstage/core-plugin-api';
import type { QueryClient } from '@tanstack/react-query';

/**
 * One cache of answers per app, so that page, tab and cards share what they
 * read; a client of the module would leak between tests.
 *
 * @public
 */
export const queryClientApiRef = createApiRef<QueryClient>({
  id: 'plugin.kafka-support.query-client',
});
