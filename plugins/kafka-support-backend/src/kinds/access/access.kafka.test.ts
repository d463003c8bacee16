import { TestDatabases } from '@backstage/backend-test-utils';
import type { AccessSpec } from '@kafka-support/backstage-plugin-kafka-support-common';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { DefaultExecutor } from '../../execution';
import { RealKafkaWorld } from '../../execution/__testUtils__/RealKafkaWorld';
import { TemporaryEnds } from '../../requests';
import { anObligation } from '../../requests/obligations/__testUtils__/anObligation';
import { accessKind } from './kind';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

let world: RealKafkaWorld;
let executor: DefaultExecutor;
const principal = () => `User:${world.prefix}`;
const spec = (over: Partial<AccessSpec> = {}) => ({
  action: 'grant',
  principal: principal(),
  profile: 'consumer',
  topic: `${world.prefix}.orders`,
  group: `${world.prefix}-readers`,
  ...over,
});

/** As the broker has them. */
const rights = async () =>
  (await world.admin.describeAcls({ principal: principal() }))
    .map(
      acl =>
        `${acl.resourceType} ${acl.patternType} ${acl.operation} ${acl.host}`,
    )
    .sort();

beforeAll(async () => {
  world = await RealKafkaWorld.create(await databases.init('SQLITE_3'));
  const { store, kinds, logger, clusters } = world;
  executor = DefaultExecutor.create({
    store,
    kinds,
    logger,
    clusters,
    assessor: world.assessorOn(clusters),
    platform: ['group:default/platform'],
  });
});
afterAll(() => world.remove());
afterEach(async () => {
  await world.admin.deleteAcls([{ principal: principal() }]);
  await eventually(async () => {
    if ((await rights()).length > 0) throw new Error('Still there');
  });
});

async function run(id: string) {
  executor.start(id);
  await executor.idle();
  return (await world.store.get(id))!;
}

async function done(id: string) {
  const plans = await world.store.plans(id);
  return plans.at(-1)!.plan.changes;
}

describe('access on a real Kafka', () => {
  it.each([
    [
      {},
      [
        'group literal read *',
        'topic literal describe *',
        'topic literal read *',
      ],
    ],
    [
      {
        profile: 'transactional producer',
        group: undefined,
        transactionalId: 'tx-',
        transactionalIdPattern: 'prefixed',
        topicPattern: 'prefixed',
        host: '10.0.0.1',
      },
      [
        'topic prefixed describe 10.0.0.1',
        'topic prefixed write 10.0.0.1',
        'transactional-id prefixed describe 10.0.0.1',
        'transactional-id prefixed write 10.0.0.1',
      ],
    ],
  ] as const)(
    'is given as planned with %j, read back, and taken away by the inverse',
    async (over, expected) => {
      const request = await world.approve(
        JSON.parse(JSON.stringify(spec(over as any))),
        'access',
      );
      expect((await run(request.id)).status).toBe('verified');
      expect(await world.faultsOf(request)).toEqual([]);
      expect(await rights()).toEqual(expected);

      const inverse = accessKind.revert!(await done(request.id))!;
      const back = await world.approve(inverse.spec as any, 'access');
      expect((await run(back.id)).status).toBe('verified');
      expect(await world.faultsOf(back)).toEqual([]);
      await eventually(async () => expect(await rights()).toEqual([]));
    },
  );

  it('is given only where it is not yet, and taken away only where it is', async () => {
    await world.admin.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: `${world.prefix}.orders`,
        principal: principal(),
        host: '*',
        operation: 'read',
        permission: 'allow',
      },
    ]);
    await eventually(async () => expect(await rights()).toHaveLength(1));
    const given = await world.approve(spec(), 'access');
    expect(given.plan.changes).toHaveLength(2);
    expect((await run(given.id)).status).toBe('verified');
    const back = await world.approve(
      accessKind.revert!(given.plan.changes)!.spec as any,
      'access',
    );
    expect((await run(back.id)).status).toBe('verified');
    await eventually(async () =>
      expect(await rights()).toEqual(['topic literal read *']),
    );
  });

  it('stops after a part, shows it right by right, and goes on with the rest alone', async () => {
    const request = await world.approve(spec(), 'access');
    const { store } = world;
    const unsubscribe = store.subscribe(({ id, cluster }, events) => {
      if (id === request.id && events.some(e => e.type === 'change.started'))
        void store.setPause(cluster, {
          by: 'user:default/petra',
          reason: 'look',
          since: new Date().toISOString(),
        });
    });
    const paused = await run(request.id);
    unsubscribe();
    expect(paused.status).toBe('approved');
    expect(paused.statusReason).toMatch(/is paused by user:default\/petra/);
    expect(await rights()).toHaveLength(1);

    await store.setPause(request.cluster, undefined);
    expect((await run(request.id)).status).toBe('verified');
    const events = await store.events(request.id);
    expect(events.filter(({ type }) => type === 'change.started')).toHaveLength(
      3,
    );
    expect(await world.faultsOf(request)).toEqual([]);
  });

  it('ends by itself: the rights are gone from the broker when its time is over', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const request = await world.approve(spec({ until }), 'access');
    expect((await run(request.id)).status).toBe('verified');
    expect(await rights()).toHaveLength(3);
    const { store, clusters } = world;
    const outcome = await TemporaryEnds.create({
      store,
      clusters,
      executor,
      assessor: world.assessorOn(clusters),
      kinds: { get: id => world.kinds.get(id)! },
      now: () => new Date(),
    }).fulfil(
      {
        ...anObligation({ requestId: request.id, dueAt: until }),
        state: 'open',
        people: [],
        detail: {},
        version: 1,
        attempts: 1,
        createdAt: until,
      },
      { signal: new AbortController().signal },
    );
    expect(outcome).toMatchObject({ state: 'done' });
    expect(await rights()).toEqual([]);
  });
});
