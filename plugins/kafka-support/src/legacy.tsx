import './classNames';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { KafkaSupportClient } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  createQueryClient,
  kafkaSupportApiRef,
  queryClientApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { rootRouteRef, routes } from './routes';
import { isKafkaResult } from './search/kafkaDocument';
import type { KafkaSearchResultListItemProps } from './search';

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

/** The tab *Streams* of an entity page. @public */
export const EntityKafkaStreamsContent = kafkaSupportPlugin.provide(
  createComponentExtension({
    name: 'EntityKafkaStreamsContent',
    component: { lazy: () => import('./entity').then(m => m.EntityStreamsTab) },
  }),
);

/** Entity card *Who answers for this stream*. @public */
export const EntityKafkaOwnerCard = kafkaSupportPlugin.provide(
  createComponentExtension({
    name: 'EntityKafkaOwnerCard',
    component: { lazy: () => import('./entity').then(m => m.WhoAnswersCard) },
  }),
);

/** Entity card *Readiness*. @public */
export const EntityKafkaReadinessCard = kafkaSupportPlugin.provide(
  createComponentExtension({
    name: 'EntityKafkaReadinessCard',
    component: { lazy: () => import('./entity').then(m => m.ReadinessCard) },
  }),
);

/** Entity card *Kafka requests*. @public */
export const EntityKafkaRequestsCard = kafkaSupportPlugin.provide(
  createComponentExtension({
    name: 'EntityKafkaRequestsCard',
    component: {
      lazy: () => import('./entity').then(m => m.EntityRequestsCard),
    },
  }),
);

/**
 * Topics, groups and requests in the results of the portal's search: a child of
 * `<SearchResult>`.
 *
 * @public
 */
export const KafkaSearchResultListItem: (
  props: KafkaSearchResultListItemProps,
) => JSX.Element | null = kafkaSupportPlugin.provide(
  createSearchResultListItemExtension({
    name: 'KafkaSearchResultListItem',
    component: () => import('./search').then(m => m.KafkaSearchResultListItem),
    predicate: isKafkaResult,
  }),
);

export {
  canHaveRequests as isKafkaRequestsAvailable,
  canHaveStreams as isKafkaStreamsAvailable,
} from './entity/kafkaEntity';
