import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogFacts, type OwnershipRecord } from '../ownership';
import { topicsOfEntity } from './topicsOfEntity';

const orders = 'group:default/orders';
const record: OwnershipRecord = {
  resource: 'prod/topic/orders.placed',
  owner: orders,
  component: 'component:default/orders-api',
  basis: 'request',
  source: 'r1',
  confirmedAt: '2026-11-01T10:00:00.000Z',
};

const resource = (
  name: string,
  annotation: string,
  describedBy?: string,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'kafka-support.io/resource': annotation },
  },
  spec: { type: 'kafka-topic', owner: orders },
  relations: describedBy
    ? [{ type: 'dependencyOf', targetRef: describedBy }]
    : [],
});

const api = 'api:default/orders-events';
const entities: Entity[] = [
  resource('placed', 'prod/topic/orders.placed', api),
  resource('Shipped', 'prod/topic/Orders%20Shipped', api),
  resource('unrelated', 'prod/topic/unrelated'),
  resource('elsewhere', 'moon/topic/orders', api),
  resource('cluster', 'prod/cluster/prod', api),
  resource('broken', 'no resource at all', api),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'orders-events', namespace: 'default' },
    spec: { type: 'asyncapi' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'impostor',
      namespace: 'default',
      annotations: { 'kafka-support.io/resource': 'prod/topic/orders.placed' },
    },
    spec: { type: 'service' },
  },
];

const topicsOf = async (entityRef: string) => {
  const found = await topicsOfEntity(entityRef, {
    facts: CatalogFacts.create({
      catalog: catalogServiceMock({ entities }),
      auth: mockServices.auth(),
    }),
    ownerships: {
      list: async () => [],
      getMany: async resources =>
        new Map(
          resources.includes(record.resource)
            ? [[record.resource, record]]
            : [],
        ),
    },
    clusters: ['prod', 'dev'],
    topicsAnnotation: 'kafka.apache.org/topics',
  });
  return [...found].sort();
};

const confirmed = {
  relation: 'confirmed',
  component: 'component:default/orders-api',
};
const proposed = { relation: 'proposed', component: undefined };

describe('topics of an entity', () => {
  it('are, for a topic’s own entity, that one; confirmed only by our records', async () => {
    expect(await topicsOf('resource:default/placed')).toEqual([
      ['prod/topic/orders.placed', confirmed],
    ]);
    expect(await topicsOf('resource:default/unrelated')).toEqual([
      ['prod/topic/unrelated', proposed],
    ]);
  });

  it('are, for an API, those that the catalog relates it to', async () => {
    expect(await topicsOf(api)).toEqual([
      ['prod/topic/Orders%20Shipped', proposed],
      ['prod/topic/orders.placed', confirmed],
    ]);
  });

  it.each(['broken', 'cluster', 'elsewhere'])(
    'are none for the resource "%s", which names no topic of ours',
    async name => {
      expect(await topicsOf(`resource:default/${name}`)).toEqual([]);
    },
  );

  it('are none for a component that calls itself a topic', async () => {
    expect(await topicsOf('component:default/impostor')).toEqual([]);
  });

  it('are not known of what the catalog does not have', async () => {
    await expect(topicsOf('api:default/none')).rejects.toThrow(
      'The software catalog has no "api:default/none"',
    );
  });
});
