import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { topicCreateKind } from '../kinds';
import { DefaultExecutor } from './DefaultExecutor';
import { ExecutionWorld } from './__testUtils__/ExecutionWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});
afterEach(() => world.assertNothingWentWrong());

/** A topic without access: one change. */
const oneChange = () => ({
  spec: world.topicSpec({ producers: [], consumers: [] }),
});
const started = 'change.started create-topic';
const head = ['submitted → approved', 'status.changed → applying', started];

describe('an approved request', () => {
  it('is applied change by change, read back and verified', async () => {
    const { id, plan } = await world.approved();
    expect(await world.run(id)).toMatchObject({
      status: 'verified',
      statusReason: undefined,
      lease: undefined,
    });
    expect(await world.story(id)).toEqual([
      'submitted → approved',
      'status.changed → applying',
      ...plan.changes.flatMap(change => [
        `change.started ${change.operation}`,
        `change.succeeded ${change.operation}`,
      ]),
      'status.changed → applied',
      'verification → verified',
    ]);
    expect(await world.faults(id)).toEqual([]);
    expect(world.mutations()).toHaveLength(plan.changes.length);
    const { changes } = await world.plan(id);
    expect(changes).toEqual([]);
  });

  it('commits the intent of each change before it is sent', async () => {
    const seen: unknown[] = [];
    const { id, plan } = await world.approved();
    world.kinds.set('topic-create', {
      ...topicCreateKind,
      apply: async (change, context) => {
        seen.push((await world.store.events(id)).at(-1));
        await topicCreateKind.apply(change, context);
      },
    });
    await world.run(id);
    expect(seen).toEqual(
      plan.changes.map(change =>
        expect.objectContaining({
          type: 'change.started',
          changeId: change.id,
          planDigest: plan.digest,
          message: change.command,
        }),
      ),
    );
  });

  it('makes its team own what it made, and nothing else', async () => {
    const { id, resources } = await world.approved();
    await world.run(id);
    expect(await world.ownerships()).toEqual([
      expect.objectContaining({
        resource: resources[0],
        owner: 'group:default/orders',
        component: 'component:default/orders-api',
        basis: 'request',
        source: id,
      }),
    ]);
  });

  it('changes the settings of a topic that exists', async () => {
    await world.admins.dev.createTopic({
      name: 'orders',
      partitions: 1,
      replicationFactor: 3,
      config: { 'max.message.bytes': '1000000' },
    });
    const { id } = await world.approved({
      kind: 'topic-config',
      spec: { name: 'orders', set: { 'max.message.bytes': '2000000' } },
    });
    expect(await world.run(id)).toMatchObject({ status: 'verified' });
    expect(await world.ownerships()).toEqual([]);
    expect(await world.configOf('orders')).toMatchObject({
      'max.message.bytes': '2000000',
    });
  });

  it.each([1, 3, 8])(
    'is verified although %d reads after the change are stale',
    async reads => {
      const { id } = await world.approved(oneChange());
      const call = world.admins.dev.hold('createTopic', 'after');
      const executor = world.executor();
      executor.start(id);
      await call.reached;
      world.admins.dev.answerStaleReads(reads);
      call.release();
      await executor.idle();
      expect(await world.get(id)).toMatchObject({ status: 'verified' });
      expect(world.mutations()).toHaveLength(1);
    },
  );

  it('is unverified, with what differs, when planning again goes on showing it', async () => {
    world.kinds.set('topic-create', {
      ...topicCreateKind,
      apply: async (change, context) => {
        await topicCreateKind.apply(change, context);
        await world.admins.dev.alterTopicConfig({
          name: 'orders',
          set: { 'retention.ms': '5' },
          unset: [],
        });
      },
    });
    const { id } = await world.approved({
      spec: { ...oneChange().spec, name: 'orders' },
    });
    expect(await world.run(id)).toMatchObject({
      status: 'unverified',
      statusReason:
        'The change stands, but: Planning again still shows "create-topic:orders"',
    });
    expect((await world.store.events(id)).at(-1)?.details).toMatchObject({
      results: expect.arrayContaining([
        expect.objectContaining({
          observed: expect.stringContaining('retention.ms 5'),
          limit: expect.stringContaining('retention.ms 3600000'),
        }),
      ]),
    });
  });

  it('is unverified when a figure reads unhealthy', async () => {
    const { id } = await world.approved(oneChange());
    const call = world.admins.dev.hold('createTopic', 'after');
    const executor = world.executor();
    executor.start(id);
    await call.reached;
    world.admins.dev.killBroker(2);
    call.release();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({
      status: 'unverified',
      statusReason: expect.stringContaining('not in sync'),
    });
  });
});

describe('a change that the broker refuses', () => {
  it('fails with the broker’s sentence word for word; a retry does only what is left', async () => {
    const sentence = 'Cluster authorization failed.';
    world.admins.dev.fail('createAcls', {
      how: 'refused',
      code: 'CLUSTER_AUTHORIZATION_FAILED',
      sentence,
    });
    const { id, plan } = await world.approved();
    expect(await world.run(id)).toMatchObject({
      status: 'failed',
      statusReason: sentence,
      lease: undefined,
    });
    expect((await world.store.events(id)).at(-1)).toMatchObject({
      type: 'change.refused',
      message: sentence,
      to: 'failed',
      details: { code: 'CLUSTER_AUTHORIZATION_FAILED' },
    });
    expect(await world.retry(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
    // The topic once, the first right twice, the others once.
    expect(world.mutations()).toHaveLength(plan.changes.length + 1);
    expect(new Set(world.mutations()).size).toBe(plan.changes.length);
  });
});

describe('a cluster that cannot be reached', () => {
  it('fails the request before anything is sent; a retry succeeds once it is back', async () => {
    const { id } = await world.approved();
    world.admins.dev.setReachable(false);
    expect(await world.run(id)).toMatchObject({
      status: 'failed',
      statusReason: expect.stringMatching(
        /^Nothing was sent, planning again was not possible: .*No broker could be reached.*Retry/,
      ),
    });
    expect(world.mutations()).toEqual([]);
    world.admins.dev.setReachable(true);
    expect(await world.retry(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
  });

  it('fails the request when it goes away just before the call', async () => {
    world.admins.dev.fail('createTopic', { how: 'unavailable' });
    const { id } = await world.approved(oneChange());
    expect(await world.run(id)).toMatchObject({
      status: 'failed',
      statusReason: expect.stringContaining('was not sent'),
    });
    expect((await world.store.events(id)).at(-1)).toMatchObject({
      type: 'change.refused',
      details: { sent: false },
    });
    expect(await world.retry(id)).toMatchObject({ status: 'verified' });
  });

  it('fails the request when planning again does not end in time', async () => {
    const { id } = await world.approved();
    const held = world.admins.dev.hold('describeTopic');
    expect(
      await world.run(id, world.executor({ timings: { planTimeoutMs: 20 } })),
    ).toMatchObject({
      status: 'failed',
      statusReason: expect.stringContaining(
        'Cluster "dev" did not answer within 20 ms',
      ),
    });
    held.release();
  });

  it('leaves the request unknown when it goes away before the read-back, and verified once it is back', async () => {
    const { id } = await world.approved(oneChange());
    const call = world.admins.dev.hold('createTopic', 'after');
    const executor = world.executor();
    executor.start(id);
    await call.reached;
    world.admins.dev.setReachable(false);
    call.release();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({
      status: 'unknown',
      statusReason: expect.stringContaining('No broker could be reached'),
    });
    world.admins.dev.setReachable(true);
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
    expect(world.mutations()).toHaveLength(1);
  });
});

describe('a change without an answer', () => {
  it.each([
    [
      true,
      [
        ...head,
        'change.unknown create-topic → unknown',
        'change.found-done create-topic',
        'status.changed → applied',
        'verification → verified',
      ],
      1,
    ],
    [
      false,
      [
        ...head,
        'change.unknown create-topic → unknown',
        'status.changed → applying',
        started,
        'change.succeeded create-topic',
        'status.changed → applied',
        'verification → verified',
      ],
      2,
    ],
  ])(
    'is unknown, then settled from the live state (done: %s)',
    async (done, story, sent) => {
      world.admins.dev.fail('createTopic', { how: 'no answer', done });
      const { id, resources } = await world.approved(oneChange());
      expect(await world.run(id)).toMatchObject({
        status: 'unknown',
        statusReason: expect.stringContaining('did not answer createTopic'),
        lease: undefined,
      });
      expect(await world.recover(id)).toMatchObject({
        status: 'verified',
        statusReason: undefined,
      });
      expect(await world.story(id)).toEqual(story);
      expect(await world.faults(id)).toEqual([]);
      expect(world.mutations()).toHaveLength(sent);
      expect(await world.ownerships()).toMatchObject([
        { resource: resources[0], source: id },
      ]);
    },
  );

  it('is found done when it arrives late and makes the broker refuse the second attempt', async () => {
    world.admins.dev.fail('createTopic', { how: 'no answer', done: false });
    const { id, plan } = await world.approved(oneChange());
    await world.run(id);
    // Reconciling reads that it is not there; then the first call arrives.
    const second = world.admins.dev.hold('createTopic');
    world.clock.advance(60_000);
    const executor = world.executor();
    await executor.sweep();
    await second.reached;
    await world.admins.dev.createTopic(plan.changes[0].parameters as any);
    second.release();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    expect((await world.story(id)).slice(-4)).toEqual([
      'change.refused create-topic',
      'change.found-done create-topic',
      'status.changed → applied',
      'verification → verified',
    ]);
  });

  it('counts what a kind throws by mistake as no answer: it may have been sent', async () => {
    world.kinds.set('topic-create', {
      ...topicCreateKind,
      apply: async () => {
        throw new TypeError('Cannot read properties of undefined');
      },
    });
    const { id } = await world.approved(oneChange());
    expect(await world.run(id)).toMatchObject({
      status: 'unknown',
      statusReason: expect.stringContaining('Cannot read properties'),
    });
  });

  it('does not wait for a call longer than it may take', async () => {
    const { id } = await world.approved(oneChange());
    const held = world.admins.dev.hold('createTopic');
    expect(
      await world.run(id, world.executor({ timings: { callTimeoutMs: 10 } })),
    ).toMatchObject({ status: 'unknown' });
    held.release();
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
  });
});

describe('create', () => {
  it('refuses a lease that is shorter than the calls it covers', () => {
    expect(() =>
      DefaultExecutor.create({
        ...({} as any),
        logger: mockServices.logger.mock(),
        timings: { leaseMs: 5_000 },
      }),
    ).toThrow(
      'Bad kafkaSupport.execution.leaseMs: "5000". A lease covers a call and the reads around it; valid is 20000 or more',
    );
  });
});
