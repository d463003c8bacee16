import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The plugin's start page.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'kafka-support' });
