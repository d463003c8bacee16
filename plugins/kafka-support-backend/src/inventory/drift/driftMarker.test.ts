import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  toPlan,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { FakeClusterOptions } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { ClusterHandle } from '../../clusters/types';
import { DatabaseRequestStore } from '../../requests';
import { aChange, aNewRequest } from '../../requests/__testUtils__/newRequest';
import { InventoryWorld } from '../__testUtils__/InventoryWorld';
import type { Marker, MarkInput } from '../marks';
import { DoneRequests } from './DoneRequests';
import { createDriftMarker } from './driftMarker';
import type { ManagedOnCluster } from './ManagedTopics';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);

const config = { 'segment.ms': '3600000' };
const topicOf = (name: string, more = {}) => ({
  name,
  partitions: 3,
  replicationFactor: 3,
  config,
  ...more,
});
const none: ManagedOnCluster = {
  unread: [],
  declared: new Map(),
  of: () => undefined,
};

describe.each(databases.eachSupportedId())('drift on %s', databaseId => {
  async function setUp(options: FakeClusterOptions) {
    const world = await InventoryWorld.create(databases, databaseId, {
      dev: options,
    });
    const { knex } = world;
    const store = DatabaseRequestStore.create({
      knex,
      logger: mockServices.logger.mock(),
    });
    const admin = world.admin('dev');
    const elsewhere = { now: none };
    const marker = createDriftMarker({
      knex,
      done: new DoneRequests(knex),
      managed: { on: async () => elsewhere.now } as never,
    });
    world.markers.push({
      ...marker,
      mark: (input: MarkInput) =>
        marker.mark({
          ...input,
          cluster: {
            ...input.cluster,
            modeFor: () => 'apply',
          } as ClusterHandle,
        }),
    } as Marker);
    const request = (name: string, changes: Change[], over = {}) =>
      store.create(
        aNewRequest({
          status: 'verified',
          claimKeys: [],
          resources: [`dev/topic/${name}`],
          plan: toPlan(changes, new Date()),
          ...over,
        }),
      );
    const made = (name: string, over = {}) =>
      request(
        name,
        [
          aChange({
            resource: `dev/topic/${name}`,
            parameters: { name, partitions: 3, replicationFactor: 3, config },
          }),
        ],
        over,
      );
    return {
      world,
      store,
      admin,
      elsewhere,
      made,
      request,
      async sync() {
        world.pass(1);
        await world.sync.run();
        const { items } = await world.inventory.list({ mark: 'drifted' });
        return items.map(({ name, marks }) => `${name}: ${marks?.[0].says}`);
      },
    };
  }

  it('tells since when, and writes nothing where nothing is new', async () => {
    const { world, admin, made, sync } = await setUp({
      topics: [topicOf('a'), topicOf('b')],
    });
    await made('a');
    expect(await sync()).toEqual([]);
    await admin.alterTopicConfig({
      name: 'a',
      set: { 'segment.ms': '1' },
      unset: [],
    });
    expect(await sync()).toEqual([
      'a: Differs from what was approved: segment.ms is 1, approved 3600000',
    ]);
    const first = world.now.toISOString();
    expect(await world.writesOf(sync)).toEqual(['inventory_syncs']);
    const { items } = await world.inventory.list({ mark: 'drifted' });
    expect(items[0].marks).toMatchObject([{ since: first }]);
  });

  it('asks the database as often for a hundred topics as for one', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `topic-${index}`);
    const { world, made, sync } = await setUp({
      topics: names.map(each => topicOf(each)),
    });
    for (const name of names) await made(name);
    await sync();
    const queriesOf = async () => {
      let asked = 0;
      const listen = ({ sql }: { sql: string }) => {
        if (/drift|topic_identities|request/.test(sql)) asked += 1;
      };
      world.knex.on('query', listen);
      await sync();
      world.knex.off('query', listen);
      return asked;
    };
    expect(await queriesOf()).toBeLessThan(10);
  });

  it('does not take what a request did just now for drift', async () => {
    const { admin, made, request, sync } = await setUp({
      topics: [topicOf('a')],
    });
    await made('a');
    await sync();
    // The request is done between the reading of the settings and of the requests.
    const { topicId } = (await admin.describeTopic('a'))!;
    const describe = admin.describeTopicConfigs.bind(admin);
    admin.describeTopicConfigs = async (...args) => {
      const before = await describe(...args);
      admin.describeTopicConfigs = describe;
      await admin.alterTopicConfig({
        name: 'a',
        set: { 'segment.ms': '7' },
        unset: [],
      });
      await request(
        'a',
        [
          aChange({
            id: 'alter',
            operation: 'alter-topic-config',
            resource: 'dev/topic/a',
            parameters: {
              name: 'a',
              topicId,
              set: { 'segment.ms': '7' },
              unset: [],
            },
          }),
        ],
        { createdAt: '2026-11-21T11:00:00.000Z' },
      );
      return before;
    };
    expect(await sync()).toEqual([]);
    expect(await sync()).toEqual([]);
  });

  it('waits for a request that is being applied', async () => {
    const { admin, made, request, store, sync } = await setUp({
      topics: [topicOf('a')],
    });
    await made('a');
    await sync();
    const { topicId } = (await admin.describeTopic('a'))!;
    const applying = await request(
      'a',
      [
        aChange({
          id: 'alter',
          operation: 'alter-topic-config',
          resource: 'dev/topic/a',
          parameters: {
            name: 'a',
            topicId,
            set: { 'segment.ms': '7' },
            unset: [],
          },
        }),
      ],
      { status: 'applying', createdAt: '2026-11-21T11:00:00.000Z' },
    );
    await admin.alterTopicConfig({
      name: 'a',
      set: { 'segment.ms': '8' },
      unset: [],
    });
    expect(await sync()).toEqual([]);
    const at = '2026-11-21T11:00:01.000Z';
    await store.update(applying.id, () => ({
      to: 'applied',
      events: ['change.started', 'change.succeeded', 'status.changed'].map(
        type => ({
          type: type as 'status.changed',
          at,
          actor: 'system',
          message: 'done',
          ...(type !== 'status.changed' && { changeId: 'alter' }),
        }),
      ),
    }));
    expect(await sync()).toEqual([
      'a: Differs from what was approved: segment.ms is 8, approved 7',
    ]);
  });

  it('keeps what it cannot read again', async () => {
    const { admin, made, sync } = await setUp({ topics: [topicOf('a')] });
    await made('a');
    await sync();
    await admin.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: 'a',
        principal: 'User:x',
        host: '*',
        operation: 'read',
        permission: 'allow',
      },
    ]);
    const says = [
      'a: Differs from what was approved: User:x has read without approval',
    ];
    expect(await sync()).toEqual(says);
    const describe = admin.describeAcls.bind(admin);
    admin.describeAcls = async () => {
      throw new Error('Not authorized');
    };
    expect(await sync()).toEqual(says);
    admin.describeAcls = describe;
    await admin.deleteAcls([{ principal: 'User:x' }]);
    expect(await sync()).toEqual([]);
  });

  it('marks what was made again past the requests, and internal topics never', async () => {
    const { admin, made, sync } = await setUp({
      topics: [topicOf('a'), topicOf('__consumer_offsets', { internal: true })],
    });
    await made('a');
    await sync();
    for (const name of ['a', 'later']) {
      if (name === 'a') await admin.deleteTopic(name);
      await admin.createTopic(topicOf(name));
    }
    expect(await sync()).toEqual([
      'a: Differs from what was approved: it was deleted and made again without a request',
      'later: Differs from what was approved: no request made it',
    ]);
  });

  it('compares with definitions, and changes no mark by one that was never read', async () => {
    const { elsewhere, sync } = await setUp({ topics: [topicOf('a')] });
    expect(await sync()).toEqual([]);
    const declared = {
      name: 'a',
      partitions: 6,
      by: 'strimzi',
      where: 'topics.yaml',
    } as const;
    elsewhere.now = {
      unread: [],
      declared: new Map([['a', declared]]),
      of: () => declared,
    };
    const says = [
      'a: Differs from what was approved: 3 partitions, approved 6',
    ];
    expect(await sync()).toEqual(says);
    const unread = { where: 'topics.yaml', reason: 'gone' };
    elsewhere.now = { ...none, unread: [{ ...unread, neverRead: true }] };
    expect(await sync()).toEqual(says);
    elsewhere.now = none;
    expect(await sync()).toEqual([]);
  });
});
