import { TestDatabases } from '@backstage/backend-test-utils';
import { topicCreateKind } from '../kinds';
import { ExecutionWorld } from './__testUtils__/ExecutionWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});
afterEach(() => world.assertNothingWentWrong());

const pause = {
  by: 'user:default/sam',
  reason: 'Incident 4711',
  since: '2026-11-21T09:00:00.000Z',
};

async function sweep(executor = world.executor()) {
  await executor.sweep();
  await executor.idle();
}

describe('a paused cluster', () => {
  it('holds approved requests, says who paused it, and goes on when resumed', async () => {
    const { id } = await world.approved();
    await world.store.setPause('dev', pause);
    expect(await world.run(id)).toMatchObject({
      status: 'approved',
      statusReason:
        'Cluster "dev" is paused by user:default/sam since 2026-11-21T09:00:00.000Z: Incident 4711. It goes on when the cluster is resumed',
    });
    const { version } = await world.get(id);
    await sweep();
    expect((await world.get(id)).version).toBe(version);
    await world.store.setPause('dev', undefined);
    await sweep();
    expect(await world.get(id)).toMatchObject({
      status: 'verified',
      statusReason: undefined,
    });
  });

  it('holds at once, between two changes, and the rest follows', async () => {
    const { id, plan } = await world.approved();
    const call = world.admins.dev.hold('createTopic', 'after');
    const executor = world.executor();
    executor.start(id);
    await call.reached;
    await world.store.setPause('dev', pause);
    call.release();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'approved' });
    expect(world.mutations()).toHaveLength(1);
    await world.store.setPause('dev', undefined);
    await sweep();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    expect(world.mutations()).toHaveLength(plan.changes.length);
    expect(await world.faults(id)).toEqual([]);
  });

  it('holds what a dead process left, after what it sent is settled', async () => {
    world.admins.dev.fail('createTopic', { how: 'no answer', done: true });
    const { id } = await world.approved();
    await world.run(id);
    await world.store.setPause('dev', pause);
    world.clock.advance(5_000);
    await sweep();
    expect(await world.get(id)).toMatchObject({
      status: 'approved',
      statusReason: expect.stringContaining('Incident 4711'),
    });
    expect(await world.faults(id)).toEqual([]);
    expect(await world.story(id)).toContain('change.found-done create-topic');
  });

  it('holds no request to another cluster', async () => {
    await world.store.setPause('dev', pause);
    const held = await world.approved();
    const free = await world.approved({ cluster: 'prod' });
    await sweep();
    expect(await world.get(held.id)).toMatchObject({ status: 'approved' });
    expect(await world.get(free.id)).toMatchObject({ status: 'verified' });
  });
});

describe('mode observe', () => {
  it('applies nothing and says so', async () => {
    world.modes.dev = 'observe';
    const { id } = await world.approved();
    expect(await world.run(id)).toMatchObject({
      status: 'approved',
      statusReason: expect.stringContaining(
        'runs in mode observe for topic-create',
      ),
    });
    expect(world.mutations()).toEqual([]);
  });
});

describe('mode propose', () => {
  it('waits until the live state shows the plan, then verifies it and confirms the owner', async () => {
    world.modes.dev = 'propose';
    const { id, plan, resources } = await world.approved({
      spec: world.topicSpec({ producers: [], consumers: [] }),
    });
    const executor = world.executor();
    expect(await world.run(id, executor)).toMatchObject({
      status: 'approved',
      statusReason: expect.stringContaining('run the commands of the plan'),
    });
    expect(world.mutations()).toEqual([]);

    await world.admins.dev.createTopic(plan.changes[0].parameters as any);
    world.clock.advance(60_000);
    await sweep(executor);
    expect(await world.get(id)).toMatchObject({
      status: 'verified',
      statusReason: undefined,
    });
    expect(await world.story(id)).toEqual([
      'submitted → approved',
      'status.changed → applied',
      'verification → verified',
    ]);
    expect(await world.ownerships()).toMatchObject([
      { resource: resources[0], owner: 'group:default/orders', source: id },
    ]);
  });

  it('keeps waiting while the pipeline made something else, or the cluster does not answer', async () => {
    world.modes.dev = 'propose';
    const { id, plan } = await world.approved();
    await world.admins.dev.createTopic({
      ...(plan.changes[0].parameters as any),
      partitions: 99,
    });
    expect(await world.run(id)).toMatchObject({ status: 'approved' });
    world.admins.dev.setReachable(false);
    expect(await world.run(id)).toMatchObject({
      status: 'approved',
      statusReason: expect.stringContaining('No broker could be reached'),
    });
  });

  it('looks less often the longer it waits', async () => {
    world.modes.dev = 'propose';
    await world.approved();
    const executor = world.executor();
    const looks = () =>
      world.admins.dev.calls.filter(
        ({ operation }) => operation === 'describeTopic',
      ).length;
    const before = looks();
    for (let second = 0; second < 100; second += 1) {
      await sweep(executor);
      world.clock.advance(1_000);
    }
    // After 0, 1, 3, 7, 15, 31 and 63 seconds.
    expect(looks() - before).toBe(7);
  });
});

describe('a precondition', () => {
  it('holds the request back with what it waits for, and lets it go', async () => {
    let empty = false;
    world.kinds.set('topic-create', {
      ...topicCreateKind,
      ready: async () => [
        { outcome: empty ? 'pass' : 'fail', message: 'The group is active' },
      ],
    });
    const { id } = await world.approved();
    const executor = world.executor();
    expect(await world.run(id, executor)).toMatchObject({
      status: 'approved',
      statusReason: 'Waits for: The group is active',
    });
    expect(world.mutations()).toEqual([]);
    empty = true;
    world.clock.advance(2_000);
    await sweep(executor);
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
  });
});

describe('a request whose setup is gone', () => {
  it('stays approved and names the kind that is missing', async () => {
    const { id } = await world.approved();
    world.kinds.delete('topic-create');
    expect(await world.run(id)).toMatchObject({
      status: 'approved',
      statusReason:
        'It cannot be applied: No kind "topic-create" is installed any more',
    });
  });
});
