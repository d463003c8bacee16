import type {
  PreviewInput,
  RequestQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** Keys of the shared cache; a signal about requests renews everything below `requests`. @public */
export const queryKeys = {
  all: ['kafka-support'] as const,
  clusters: ['kafka-support', 'clusters'] as const,
  kinds: ['kafka-support', 'kinds'] as const,
  guardrails: ['kafka-support', 'guardrails'] as const,
  preview: (input: PreviewInput | undefined) =>
    ['kafka-support', 'preview', input] as const,
  requests: ['kafka-support', 'requests'] as const,
  requestList: (query: RequestQuery) =>
    ['kafka-support', 'requests', 'list', query] as const,
  request: (id: string) => ['kafka-support', 'requests', 'one', id] as const,
  events: (id: string) =>
    ['kafka-support', 'requests', 'one', id, 'events'] as const,
  /** Below `requests`: what it tells changes with them. */
  stream: (cluster: string, topic: string) =>
    ['kafka-support', 'requests', 'stream', cluster, topic] as const,
  entityStreams: (entityRef: string) =>
    ['kafka-support', 'entity-streams', entityRef] as const,
  resources: (query: object) => ['kafka-support', 'resources', query] as const,
  obligations: (query: object) =>
    ['kafka-support', 'obligations', query] as const,
  accessReviews: (query: object) =>
    ['kafka-support', 'access-reviews', query] as const,
  accessReview: (id: string) => ['kafka-support', 'access-review', id] as const,
  audit: (query: object) => ['kafka-support', 'audit', query] as const,
};
