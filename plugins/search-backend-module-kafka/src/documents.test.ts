import type {
  RequestSummary,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { requestDocument, resourceDocument } from './documents';

const topic: Resource = {
  resource: 'prod/topic/orders.order-placed.v1',
  cluster: 'prod',
  type: 'topic',
  name: 'orders.order-placed.v1',
  owner: 'group:default/orders',
  component: 'component:default/orders-api',
  internal: false,
};
const request = {
  id: 'r/1',
  kind: 'topic-create',
  cluster: 'prod',
  title: 'Create topic orders.order-placed.v1',
  resources: ['prod/topic/orders.order-placed.v1'],
  requester: 'user:default/alice',
  owner: 'group:default/orders',
} as RequestSummary;

describe('the document of a resource', () => {
  it('tells of a topic what it is, whose, and where its page is', () => {
    expect(resourceDocument(topic, '/kafka-support')).toEqual({
      title: 'orders.order-placed.v1',
      text: 'Kafka topic on prod. Owner: orders. Component: orders-api.',
      words: 'orders order placed v1',
      location: '/kafka-support/streams/prod/orders.order-placed.v1',
      resource: 'prod/topic/orders.order-placed.v1',
      resourceType: 'topic',
      cluster: 'prod',
      owner: 'group:default/orders',
      component: 'component:default/orders-api',
      authorization: { resourceRef: 'prod/topic/orders.order-placed.v1' },
    });
  });

  it('leads to a group in the list, with any character of its name', () => {
    expect(
      resourceDocument(
        { ...topic, type: 'group', name: 'billing/eu & co' },
        '/streams-of-kafka',
      )?.location,
    ).toBe(
      '/streams-of-kafka/streams?cluster=prod&type=group&q=billing%2Feu+%26+co',
    );
  });

  it('has the same keys whatever is known, since engines take those of the first for all', () => {
    const bare = resourceDocument(
      { ...topic, owner: undefined, component: undefined },
      '/kafka-support',
    )!;
    expect(Object.keys(bare)).toEqual(
      Object.keys(resourceDocument(topic, '/kafka-support')!),
    );
    expect(bare.text).toBe('Kafka topic on prod. Nobody owns it.');
  });

  it('is none for what search does not show', () => {
    expect(
      resourceDocument({ ...topic, type: 'quota' }, '/kafka-support'),
    ).toBeUndefined();
  });
});

describe('the document of a request', () => {
  it('tells what was asked, by whom, for whom, and by what its readers are found out', () => {
    expect(requestDocument(request, '/kafka-support')).toEqual(
      expect.objectContaining({
        title: 'Create topic orders.order-placed.v1',
        text: 'Kafka request on prod, asked by alice for orders: prod/topic/orders.order-placed.v1',
        location: '/kafka-support/requests/r%2F1',
        authorization: { resourceRef: 'r/1' },
      }),
    );
  });

  it('is of bounded length, whatever the request touches', () => {
    const endless = requestDocument(
      {
        ...request,
        title: 'x'.repeat(10_000),
        resources: Array.from({ length: 5_000 }, (_, i) => `prod/topic/t${i}`),
      },
      '/kafka-support',
    );
    expect(endless.title).toHaveLength(300);
    expect(endless.text).toHaveLength(2_000);
    expect(endless.words).toHaveLength(2_000);
  });

  it('shows a resource ref that is broken as it stands', () => {
    expect(
      requestDocument({ ...request, resources: ['prod/topic/%'] }, '').text,
    ).toContain('prod/topic/%');
  });
});
