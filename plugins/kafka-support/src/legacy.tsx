import './classNames';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { KafkaSupportClient } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  createQueryClient,
  kafkaSupportApiRef,
  queryClientApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { rootRouteRef, routes } from './routes';

/**
 * The Kafka support plugin for Backstage's legacy frontend system.
 *
 * @public
 */
export const kafkaSupportPlugin = createPlugin({
  id: 'kafka-support',
  apis: [
    createApiFactory({
      api: kafkaSupportApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new KafkaSupportClient(deps),
    }),
    createApiFactory({
      api: queryClientApiRef,
      deps: {},
      factory: () => createQueryClient(),
    }),
  ],
  routes,
});

/**
 * The plugin's pages, to be mounted on a route of the app.
 *
 * @public
 */
export const KafkaSupportPage = kafkaSupportPlugin.provide(
  createRoutableExtension({
    name: 'KafkaSupportPage',
    component: () => import('./root').then(m => m.LegacyRoot),
    mountPoint: rootRouteRef,
  }),
);
