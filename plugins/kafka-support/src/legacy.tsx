import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { rootRouteRef } from './routes';

/**
 * The Kafka support plugin for Backstage's legacy frontend system.
 *
 * @public
 */
export const kafkaSupportPlugin = createPlugin({
  id: 'kafka-support',
  routes: { root: rootRouteRef },
});

/**
 * The plugin's pages, to be mounted on a route of the app.
 *
 * @public
 */
export const KafkaSupportPage = kafkaSupportPlugin.provide(
  createRoutableExtension({
    name: 'KafkaSupportPage',
    component: () => import('./components/RootPage').then(m => m.RootPage),
    mountPoint: rootRouteRef,
  }),
);
