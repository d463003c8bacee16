import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The plugin's start page, *My work*; all others are below it.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'kafka-support' });

/** The kinds of requests to choose from. @public */
export const newRequestRouteRef = createSubRouteRef({
  id: 'kafka-support.new',
  parent: rootRouteRef,
  path: '/new',
});

/**
 * The form of one kind. Its fields are prefilled from the query:
 * `?cluster=prod&name=orders.order.placed.v1&component=component:default/orders`.
 *
 * @public
 */
export const newKindRouteRef = createSubRouteRef({
  id: 'kafka-support.new.kind',
  parent: rootRouteRef,
  path: '/new/:kind',
});

/** The list of requests; its filters are in the query. @public */
export const requestsRouteRef = createSubRouteRef({
  id: 'kafka-support.requests',
  parent: rootRouteRef,
  path: '/requests',
});

/** One request. @public */
export const requestRouteRef = createSubRouteRef({
  id: 'kafka-support.request',
  parent: rootRouteRef,
  path: '/requests/:id',
});

/** What waits for the review of whoever looks. @public */
export const reviewRouteRef = createSubRouteRef({
  id: 'kafka-support.review',
  parent: rootRouteRef,
  path: '/review',
});

/** Topics with their owners and readiness. @public */
export const streamsRouteRef = createSubRouteRef({
  id: 'kafka-support.streams',
  parent: rootRouteRef,
  path: '/streams',
});

/**
 * Many claims at once. Filled in from the query:
 * `?cluster=prod&prefix=orders.&owner=group:default/orders`.
 *
 * @public
 */
export const claimManyRouteRef = createSubRouteRef({
  id: 'kafka-support.claim-many',
  parent: rootRouteRef,
  path: '/claims/new',
});

/** One stream. @public */
export const streamRouteRef = createSubRouteRef({
  id: 'kafka-support.stream',
  parent: rootRouteRef,
  path: '/streams/:cluster/:topic',
});

/** Clusters with mode, health and pause. @public */
export const clustersRouteRef = createSubRouteRef({
  id: 'kafka-support.clusters',
  parent: rootRouteRef,
  path: '/clusters',
});

/** What is owed by a date. @public */
export const obligationsRouteRef = createSubRouteRef({
  id: 'kafka-support.obligations',
  parent: rootRouteRef,
  path: '/obligations',
});

/** Access reviews that are due, and those that are done. @public */
export const accessReviewsRouteRef = createSubRouteRef({
  id: 'kafka-support.access-reviews',
  parent: rootRouteRef,
  path: '/access-reviews',
});

/** One access review. @public */
export const accessReviewRouteRef = createSubRouteRef({
  id: 'kafka-support.access-review',
  parent: rootRouteRef,
  path: '/access-reviews/:id',
});

/** Who changed what. @public */
export const auditRouteRef = createSubRouteRef({
  id: 'kafka-support.audit',
  parent: rootRouteRef,
  path: '/audit',
});

/** Routes as both entries declare them. */
export const routes = {
  root: rootRouteRef,
  newRequest: newRequestRouteRef,
  newKind: newKindRouteRef,
  requests: requestsRouteRef,
  request: requestRouteRef,
  review: reviewRouteRef,
  streams: streamsRouteRef,
  stream: streamRouteRef,
  claimMany: claimManyRouteRef,
  clusters: clustersRouteRef,
  obligations: obligationsRouteRef,
  accessReviews: accessReviewsRouteRef,
  accessReview: accessReviewRouteRef,
  audit: auditRouteRef,
};
