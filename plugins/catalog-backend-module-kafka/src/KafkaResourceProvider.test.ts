import { mockServices } from '@backstage/backend-test-utils';
import type {
  Cluster,
  Resource,
  ResourceList,
  ResourceListQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { entityName } from './entityName';
import { KafkaResourceProvider } from './KafkaResourceProvider';

const readAt = '2026-11-21T10:00:00.000Z';
const cluster = (id: string) =>
  ({ id, title: id, environment: 'production' } as Cluster);
const topic = (clusterId: string, name: string, owner?: string): Resource => ({
  resource: `${clusterId}/topic/${name}`,
  cluster: clusterId,
  type: 'topic',
  name,
  owner,
  component: owner && 'component:default/orders-api',
  internal: false,
});

const facets: ResourceList['facets'] = {
  cluster: [],
  type: [],
  owner: [],
  unowned: 0,
  internal: 0,
  offline: 0,
  underReplicated: 0,
  marks: [],
};

/** `dead`: it does not answer. `never`: no sync of it has ended yet. */
function setUp(estate: Record<string, Resource[] | 'dead' | 'never'>) {
  const asked: ResourceListQuery[] = [];
  const api = {
    listClusters: async () => ({ items: Object.keys(estate).map(cluster) }),
    listResources: async (query: ResourceListQuery): Promise<ResourceList> => {
      asked.push(query);
      const id = query.cluster!;
      const topics = estate[id];
      const nothing = { items: [], totalItems: 0, facets, readAt };
      if (topics === 'dead')
        return {
          ...nothing,
          syncs: [{ cluster: id, state: 'stale', reason: 'timeout' }],
          unreachable: [{ cluster: id, reason: 'timeout' }],
        };
      if (topics === 'never')
        return {
          ...nothing,
          syncs: [{ cluster: id, state: 'never' }],
          unreachable: [],
        };
      const from = Number(query.cursor ?? 0);
      return {
        items: topics.slice(from, from + 2),
        nextCursor: topics.length > from + 2 ? String(from + 2) : undefined,
        totalItems: topics.length,
        facets,
        syncs: [{ cluster: id, state: 'current', syncedAt: readAt }],
        unreachable: [],
        readAt,
      };
    },
  };
  const applyMutation = jest.fn();
  const provider = KafkaResourceProvider.create({
    api,
    taskRunner: { run: async () => undefined },
    clusterOwner: 'group:default/platform',
    logger: mockServices.logger.mock(),
  });
  const refresh = async () => {
    await provider.connect({ applyMutation, refresh: jest.fn() });
    await provider.refresh();
  };
  const names = () =>
    applyMutation.mock.lastCall?.[0].entities.map(
      (each: { entity: { metadata: { name: string } } }) =>
        each.entity.metadata.name,
    );
  return { applyMutation, asked, estate, names, refresh };
}

describe('KafkaResourceProvider', () => {
  it('writes clusters and owned topics of all pages, with their relations', async () => {
    const { applyMutation, names, refresh } = setUp({
      prod: [
        topic('prod', 'a', 'group:default/orders'),
        topic('prod', 'unowned'),
        topic('prod', 'b', 'group:default/orders'),
      ],
    });
    await refresh();
    expect(names()).toEqual(['kafka-prod', 'prod.a', 'prod.b']);
    expect(applyMutation.mock.lastCall?.[0].entities[1].entity).toMatchObject({
      kind: 'Resource',
      metadata: {
        title: 'a',
        annotations: { 'kafka-support.io/resource': 'prod/topic/a' },
      },
      spec: {
        type: 'kafka-topic',
        owner: 'group:default/orders',
        dependsOn: ['resource:default/kafka-prod'],
        dependencyOf: ['component:default/orders-api'],
      },
    });
  });

  it('keeps the topics of a cluster that stopped answering, and goes on with the others', async () => {
    const { estate, names, refresh } = setUp({
      prod: [topic('prod', 'a', 'group:default/orders')],
      dev: [],
    });
    await refresh();
    estate.prod = 'dead';
    estate.dev = [topic('dev', 'new', 'group:default/orders')];
    await refresh();
    expect(names()).toEqual(['kafka-prod', 'prod.a', 'kafka-dev', 'dev.new']);
  });

  it.each(['dead', 'never'] as const)(
    'changes nothing while a cluster was never seen (%s)',
    async state => {
      const { applyMutation, refresh } = setUp({ prod: state, dev: [] });
      await refresh();
      expect(applyMutation).not.toHaveBeenCalled();
    },
  );

  it('asks for topics only, since other resources are no entities', async () => {
    const { asked, refresh } = setUp({ prod: [] });
    await refresh();
    expect(asked).toEqual([
      expect.objectContaining({ cluster: 'prod', type: 'topic' }),
    ]);
  });

  it('removes the entities of a cluster that left the configuration', async () => {
    const { estate, names, refresh } = setUp({ prod: [], dev: [] });
    await refresh();
    delete estate.dev;
    await refresh();
    expect(names()).toEqual(['kafka-prod']);
  });
});

describe('entityName', () => {
  it('keeps a name that fits', () => {
    expect(entityName('prod.orders.order.placed.v1')).toBe(
      'prod.orders.order.placed.v1',
    );
  });

  it.each([
    'prod.Orders',
    'prod._internal',
    'prod.a..b',
    'prod.'.padEnd(260, 'x'),
    '____',
  ])('makes a valid and distinct name of "%s"', name => {
    const made = entityName(name);
    expect(made).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{10}$/);
    expect(made.length).toBeLessThanOrEqual(63);
    expect(entityName(`${name}y`)).not.toBe(made);
  });
});
