import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { FakeBackend, topic } from './__testUtils__/FakeBackend';
import { CatalogComponents } from './CatalogComponents';
import { KafkaResourceProvider } from './KafkaResourceProvider';

const orders = 'group:default/orders';

const component = (
  name: string,
  annotations: Record<string, string>,
  links?: Entity['metadata']['links'],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations, links },
  spec: { type: 'service' },
  relations: [
    { type: 'ownedBy', targetRef: orders },
    { type: 'partOf', targetRef: 'system:default/shop' },
  ],
});

const entities: Entity[] = [
  component('orders-api', {
    'kafka-support.io/runbook': 'https://runbooks.example.com/orders',
  }),
  component('billing', {
    'kafka.apache.org/topics': 'prod/used, anywhere, not a topic!',
  }),
  component('linked', { 'kafka-support.io/runbook': 'file:///etc/passwd' }, [
    { url: 'https://runbooks.example.com/linked', title: 'Runbook' },
  ]),
];

async function setUp(estate: Record<string, Resource[]>) {
  const backend = new FakeBackend(estate);
  const applyMutation = jest.fn<Promise<void>, [EntityProviderMutation]>();
  const auth = mockServices.auth();
  const catalog = catalogServiceMock({ entities });
  const never = { run: async () => undefined };
  const provider = KafkaResourceProvider.create({
    api: backend,
    components: CatalogComponents.create({
      catalog,
      auth,
      topicsAnnotation: 'kafka.apache.org/topics',
      runbookAnnotation: 'kafka-support.io/runbook',
    }),
    entities: {
      platform: 'group:default/platform',
      pagesUrl: 'https://portal.example.com/kafka-support',
    },
    fullRunner: never,
    changesRunner: never,
    logger: mockServices.logger.mock(),
    now: () => backend.now,
  });
  await provider.connect({ applyMutation, refresh: jest.fn() });
  const last = () => applyMutation.mock.lastCall?.[0];
  const written = (): Entity[] => {
    const mutation = last();
    const all = mutation?.type === 'full' ? mutation.entities : mutation?.added;
    return (all ?? []).map(({ entity }) => entity);
  };
  return {
    applyMutation,
    backend,
    catalog,
    last,
    names: () => written().map(({ metadata }) => metadata.name),
    provider,
    written,
  };
}

describe('writing everything', () => {
  it('writes clusters and owned topics of all pages, with what they relate to and where to look', async () => {
    const { names, provider, written } = await setUp({
      prod: [
        topic('prod', 'a', {
          owner: orders,
          component: 'component:default/orders-api',
        }),
        topic('prod', 'nobodys'),
        topic('prod', 'b', { owner: orders }),
      ],
    });
    await provider.refresh();
    expect(names()).toEqual(['kafka-prod', 'prod.a', 'prod.b']);
    expect(written()[0]).toMatchObject({
      metadata: { title: 'The prod cluster' },
      spec: { type: 'kafka-cluster', owner: 'group:default/platform' },
    });
    expect(written()[1]).toMatchObject({
      kind: 'Resource',
      metadata: {
        title: 'a',
        annotations: { 'kafka-support.io/resource': 'prod/topic/a' },
        links: [
          {
            url: 'https://portal.example.com/kafka-support/streams/prod/a',
            title: 'Stream',
          },
          {
            url: 'https://runbooks.example.com/orders',
            title: 'Runbook',
            type: 'runbook',
          },
        ],
      },
      spec: {
        type: 'kafka-topic',
        owner: orders,
        system: 'system:default/shop',
        dependsOn: ['resource:default/kafka-prod'],
        dependencyOf: ['component:default/orders-api'],
      },
    });
  });

  it('writes topics that a component says it uses; owner is who owns, never who says so', async () => {
    const { names, provider, written } = await setUp({
      prod: [
        topic('prod', 'used'),
        topic('prod', 'anywhere', { owner: orders }),
        topic('prod', 'other'),
      ],
      dev: [topic('dev', 'used'), topic('dev', 'anywhere')],
    });
    await provider.refresh();
    expect(names()).toEqual([
      'kafka-prod',
      'kafka-dev',
      'prod.used',
      'prod.anywhere',
      'dev.anywhere',
    ]);
    const [, , used, anywhere] = written();
    expect(used.spec).toMatchObject({
      owner: 'group:default/platform',
      dependencyOf: ['component:default/billing'],
    });
    expect(used.metadata.description).toMatch(/Nobody is confirmed/);
    expect(anywhere.spec).toMatchObject({ owner: orders });
  });

  it('names no component that left the catalog, and links to web addresses only', async () => {
    const { provider, written } = await setUp({
      prod: [
        topic('prod', 'a', {
          owner: orders,
          component: 'component:default/gone',
        }),
        topic('prod', 'b', {
          owner: orders,
          component: 'component:default/linked',
        }),
      ],
    });
    await provider.refresh();
    expect(written()[1].spec).not.toHaveProperty('dependencyOf');
    expect(written()[2].metadata.links).toEqual([
      expect.objectContaining({ title: 'Stream' }),
      expect.objectContaining({ url: 'https://runbooks.example.com/linked' }),
    ]);
  });

  it('keeps what is last known of a cluster that does not answer', async () => {
    const { backend, last, names, provider } = await setUp({
      prod: [topic('prod', 'a', { owner: orders })],
    });
    backend.dead.add('prod');
    await provider.refresh();
    expect(last()?.type).toBe('full');
    expect(names()).toEqual(['kafka-prod', 'prod.a']);
  });

  it('removes nothing while a cluster was never read, and still adds what is known', async () => {
    const { backend, last, names, provider } = await setUp({
      prod: [topic('prod', 'a', { owner: orders })],
      dev: [topic('dev', 'b', { owner: orders })],
    });
    backend.neverRead.add('prod');
    await provider.refresh();
    expect(last()).toMatchObject({ type: 'delta', removed: [] });
    expect(names()).toEqual(['kafka-prod', 'kafka-dev', 'dev.b']);
  });

  it.each([
    ['at once', 0],
    ['in the middle of a list', 1],
  ])(
    'changes nothing when the backend stops answering %s',
    async (_, answers) => {
      const { applyMutation, backend, provider } = await setUp({
        prod: ['a', 'b', 'c'].map(name => topic('prod', name)),
      });
      backend.answers = answers;
      await expect(provider.refresh()).rejects.toThrow('does not answer');
      expect(applyMutation).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['an answer of another shape', { items: 'none' }],
    ['a list that says nothing of how current it is', { items: [] }],
    [
      'a page that leads to itself',
      { items: [], nextCursor: 'x', syncs: [], readAt: '2026-11-21T10:00:00Z' },
    ],
  ])('changes nothing at %s', async (_, answer) => {
    const { applyMutation, backend, provider } = await setUp({ prod: [] });
    backend.listResources = async () => answer as never;
    await expect(provider.refresh()).rejects.toThrow();
    expect(applyMutation).not.toHaveBeenCalled();
  });

  it('changes nothing when the catalog does not answer', async () => {
    const { applyMutation, catalog, provider } = await setUp({
      prod: [topic('prod', 'a', { owner: orders })],
    });
    jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValue(new Error('no catalog'));
    await expect(provider.refresh()).rejects.toThrow('no catalog');
    expect(applyMutation).not.toHaveBeenCalled();
  });

  it('removes the entities of a cluster that left the configuration', async () => {
    const { backend, last, names, provider } = await setUp({
      prod: [],
      dev: [topic('dev', 'b', { owner: orders })],
    });
    await provider.refresh();
    delete backend.estate.dev;
    await provider.refresh();
    expect(last()?.type).toBe('full');
    expect(names()).toEqual(['kafka-prod']);
  });

  it('asks for topics that people made, since other resources are no entities', async () => {
    const { backend, provider } = await setUp({ prod: [] });
    await provider.refresh();
    expect(backend.asked).toEqual([
      expect.objectContaining({
        cluster: 'prod',
        type: 'topic',
        internal: false,
      }),
    ]);
  });
});

describe('writing changes', () => {
  it('adds what became governed and removes what is gone, and nothing else', async () => {
    const { backend, last, provider } = await setUp({ prod: [] });
    backend.changed = [
      topic('prod', 'claimed', { owner: orders }),
      topic('prod', 'nobodys'),
      topic('prod', 'deleted', { goneAt: '2026-11-21T10:00:00.000Z' }),
    ];
    await provider.refreshChanges();
    expect(last()).toMatchObject({
      type: 'delta',
      added: [{ entity: { metadata: { name: 'prod.claimed' } } }],
      removed: [{ entityRef: 'resource:default/prod.deleted' }],
    });
  });

  it('asks for what changed since the backend answered last, and a while before that', async () => {
    const { backend, provider } = await setUp({ prod: [] });
    await provider.refreshChanges();
    backend.now = new Date('2026-11-21T11:00:00.000Z');
    await provider.refreshChanges();
    await provider.refreshChanges();
    expect(backend.asked.map(({ changedSince }) => changedSince)).toEqual([
      '2026-11-21T09:50:00.000Z',
      '2026-11-21T09:50:00.000Z',
      '2026-11-21T10:50:00.000Z',
    ]);
  });

  it('asks for the same again after a run that failed', async () => {
    const { applyMutation, backend, provider } = await setUp({ prod: [] });
    backend.changed = [topic('prod', 'claimed', { owner: orders })];
    applyMutation.mockRejectedValueOnce(new Error('database is locked'));
    await expect(provider.refreshChanges()).rejects.toThrow('locked');
    backend.now = new Date('2026-11-21T11:00:00.000Z');
    await provider.refreshChanges();
    expect(backend.asked[1].changedSince).toBe('2026-11-21T09:50:00.000Z');
    expect(applyMutation).toHaveBeenCalledTimes(2);
  });

  it('writes nothing when nothing changed', async () => {
    const { applyMutation, provider } = await setUp({ prod: [] });
    await provider.refreshChanges();
    expect(applyMutation).not.toHaveBeenCalled();
  });
});
