import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { MarkOnResource } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterHandle, Clusters } from '../clusters/types';
import { RecordedOwnerships } from '../ownership/__testUtils__/RecordedOwnerships';
import {
  CatalogFacts,
  DefaultOwnershipService,
  readOwnershipConfig,
  type OwnershipRecord,
} from '../ownership';
import { EntityStreamsReader } from './EntityStreamsReader';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'orders' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: 'user:default/bob' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders-api',
      annotations: {
        'kafka.apache.org/topics': 'prod/orders.shipped, orders.nowhere',
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'orders' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/orders' }],
  },
];

const unused: MarkOnResource = {
  mark: 'unused',
  since: '2026-10-09T00:00:00.000Z',
  says: 'Nothing was written since 2026-10-09, and no group reads it.',
  fix: { kind: 'topic-delete', spec: { topic: 'orders.placed' } },
};

const never = new Promise<never>(() => {});

const record = (resource: string): OwnershipRecord => ({
  resource,
  owner: 'group:default/orders',
  component: 'component:default/orders-api',
  basis: 'request',
  source: 'r1',
  confirmedAt: '2026-11-01T10:00:00.000Z',
});

/** `dead` clusters answer no read, `hanging` ones never answer. */
async function setUp(options: { dead?: string[]; hanging?: string[] } = {}) {
  const handle = async (id: string, topics: string[]) => {
    const admin = FakeClusterAdmin.create();
    for (const name of topics)
      await admin.createTopic({
        name,
        partitions: 3,
        replicationFactor: 3,
        config: {},
      });
    const dead = options.dead?.includes(id)
      ? { topics: 'no broker answered', health: 'no broker answered' }
      : {};
    return {
      facts: { id },
      modeFor: () => 'apply',
      view: () =>
        options.hanging?.includes(id)
          ? { topics: () => never, health: () => never }
          : fakeClusterView({ admin, cluster: { id }, unknown: dead }),
    } as unknown as ClusterHandle;
  };
  const handles = [
    await handle('dev', ['orders.test']),
    await handle('prod', ['orders.placed', 'orders.shipped', 'payments.a']),
  ];
  const clusters: Clusters = {
    list: () => handles,
    get: id => {
      const found = handles.find(({ facts }) => facts.id === id);
      if (!found) throw new InputError(`no cluster "${id}"`);
      return found;
    },
    close: async () => undefined,
  };
  const ownerships = new RecordedOwnerships([
    record('prod/topic/orders.placed'),
    record('gone/topic/orders.old'),
  ]);
  const facts = CatalogFacts.create({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
  });
  return EntityStreamsReader.create({
    clusters,
    ownerships,
    facts,
    ownership: DefaultOwnershipService.create({
      store: ownerships,
      facts,
      config: readOwnershipConfig({}),
    }),
    marks: {
      of: async resources =>
        new Map(
          resources
            .filter(resource => resource === 'prod/topic/orders.placed')
            .map(resource => [resource, [unused]]),
        ),
    },
    requests: {
      openByResource: async resources =>
        resources.includes('prod/topic/orders.placed')
          ? [
              {
                resource: 'prod/topic/orders.placed',
                id: 'r2',
                title: 'Change configuration',
                status: 'in_review',
              },
            ]
          : [],
      pauses: async () => ({}),
    },
    stored: {
      lastKnown: async ref => ({
        resource: {
          ...ref,
          resource: `${ref.cluster}/topic/${ref.name}`,
          internal: false,
          partitions: 12,
          replicationFactor: 2,
        },
        sync: {
          cluster: ref.cluster,
          state: 'stale',
          syncedAt: '2026-11-01T10:00:00.000Z',
        },
      }),
    },
    topicsAnnotation: 'kafka.apache.org/topics',
  });
}

describe('EntityStreamsReader', () => {
  it.each(['component:default/orders-api', 'group:default/orders'])(
    'gives %s its confirmed streams and those it proposes, if they exist',
    async entity => {
      const inventory = await setUp();
      const { streams } = await inventory.streamsOf(entity);
      expect(
        streams.map(({ resource, relation }) => [resource, relation]),
      ).toEqual([
        ['prod/topic/orders.placed', 'confirmed'],
        ['prod/topic/orders.shipped', 'proposed'],
      ]);
      expect(streams[0].openRequests).toEqual([
        { id: 'r2', title: 'Change configuration', status: 'in_review' },
      ]);
      expect(streams[0].marks).toEqual([unused]);
      expect(streams[1].marks).toBeUndefined();
      expect(streams[0].ownership.ownerState).toBe('active');
      expect(streams[1].ownership.owner).toBeUndefined();
      expect(streams[1].readiness.grade).toBe('blocked');
    },
  );

  it('shows what is confirmed and the last known when the cluster does not answer', async () => {
    const inventory = await setUp({ dead: ['prod'] });
    const answer = await inventory.streamsOf('group:default/orders');
    expect(answer.unreachable).toEqual([
      { cluster: 'prod', reason: 'no broker answered' },
    ]);
    expect(answer.streams[0]).toMatchObject({
      resource: 'prod/topic/orders.placed',
      ownership: { owner: 'group:default/orders' },
    });
    expect(answer.streams[0]).toMatchObject({
      partitions: 12,
      replicationFactor: 2,
      lastKnownAt: '2026-11-01T10:00:00.000Z',
    });
    // The last known is good to look at, not to rely on.
    expect(answer.streams[0].readiness.grade).not.toBe('ready');
  });

  it('waits for a cluster that hangs no longer than a page may take', async () => {
    const inventory = await setUp({ hanging: ['prod'] });
    const answer = await inventory.streamsOf('group:default/orders');
    expect(answer.unreachable).toEqual([
      { cluster: 'prod', reason: 'The cluster has not answered yet' },
    ]);
    expect(answer.streams[0].lastKnownAt).toBeDefined();
  });

  it('says that the catalog has no such entity', async () => {
    const inventory = await setUp();
    await expect(
      inventory.streamsOf('component:default/nothing'),
    ).rejects.toThrow(
      'The software catalog has no "component:default/nothing"',
    );
  });
});
