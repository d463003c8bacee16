/** Text of the frame around all pages. */
export const rootMessages = {
  title: 'Kafka',
  loading: 'Loading the page',
  tabs: {
    label: 'Kafka pages',
    myWork: 'My work',
    requests: 'Requests',
    review: 'To review',
    reviewCount: 'To review ({{number}})',
    streams: 'Streams',
    obligations: 'Obligations',
    accessReviews: 'Access reviews',
    clusters: 'Clusters',
    audit: 'Audit',
  },
  newRequest: 'New request',
  notFound: {
    title: 'There is no such page',
    text: 'The address "{{path}}" leads nowhere. The pages are in the tabs above.',
  },
} as const;
