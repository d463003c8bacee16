import { TestDatabases } from '@backstage/backend-test-utils';
import { ExecutionWorld } from './__testUtils__/ExecutionWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const sam = 'user:default/sam';
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});
afterEach(() => world.assertNothingWentWrong());

/** A request whose one change got no answer. */
async function unknown(done: boolean) {
  world.admins.dev.fail('createTopic', { how: 'no answer', done });
  const { id, plan } = await world.approved({
    spec: world.topicSpec({ producers: [], consumers: [] }),
  });
  await world.run(id);
  return { id, plan };
}

describe('a person who reconciles', () => {
  it('learns that it is done, and is named in the timeline', async () => {
    const { id } = await unknown(true);
    const executor = world.executor();
    expect(await executor.reconcile(id, sam)).toMatchObject({
      status: 'applied',
      lease: undefined,
    });
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    const events = await world.store.events(id);
    expect(events.filter(({ actor }) => actor === sam)).toMatchObject([
      { type: 'change.found-done' },
      { type: 'status.changed', from: 'unknown', to: 'applied' },
    ]);
    expect(await world.faults(id)).toEqual([]);
  });

  it('lets the rest go on when it is not done', async () => {
    const { id } = await unknown(false);
    const executor = world.executor();
    expect(await executor.reconcile(id, sam)).toMatchObject({
      status: 'applying',
    });
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
  });

  it('learns that the cluster does not answer; the request stays unknown', async () => {
    const { id } = await unknown(true);
    world.admins.dev.setReachable(false);
    const executor = world.executor();
    expect(await executor.reconcile(id, sam)).toMatchObject({
      status: 'unknown',
      statusReason: expect.stringMatching(
        /^Still unknown: .*No broker could be reached/,
      ),
      lease: undefined,
    });
    expect((await world.store.events(id)).at(-1)).toMatchObject({
      type: 'change.unknown',
      actor: sam,
    });
    world.admins.dev.setReachable(true);
    await executor.reconcile(id, sam);
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
  });

  it('is refused where nothing is unknown, where another one is at it, and where there is nothing', async () => {
    const { id } = await world.approved();
    const executor = world.executor();
    await expect(executor.reconcile(id, sam)).rejects.toThrow(
      `Request "${id}" is approved, not unknown`,
    );
    const other = await unknown(true);
    const look = world.admins.dev.hold('describeTopic');
    const first = executor.reconcile(other.id, sam);
    await look.reached;
    await expect(world.executor().reconcile(other.id, sam)).rejects.toThrow(
      expect.objectContaining({
        name: 'ConflictError',
        message: expect.stringMatching(/is worked on by ".*" until/),
      }),
    );
    look.release();
    await first;
    await executor.idle();
    await expect(executor.reconcile('nothing', sam)).rejects.toThrow(
      'There is no request "nothing"',
    );
  });
});

describe('the worker that reconciles', () => {
  it('looks less often while the cluster does not answer, without a row for each look', async () => {
    const { id } = await unknown(true);
    world.admins.dev.setReachable(false);
    const rows = (await world.store.events(id)).length;
    const calls = world.admins.dev.calls.length;
    const executor = world.executor();
    for (let second = 0; second < 60; second += 1) {
      await executor.sweep();
      await executor.idle();
      world.clock.advance(1_000);
    }
    expect((await world.store.events(id)).length).toBe(rows);
    // After 0, 1, 3, 7, 15 and 31 seconds, two reads each.
    expect(world.admins.dev.calls.length - calls).toBe(12);
    world.admins.dev.setReachable(true);
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
  });

  it('finds what arrives between its look and the second attempt', async () => {
    const { id, plan } = await unknown(false);
    let arrived = false;
    const stop = world.store.subscribe((_, events) => {
      if (arrived || events[0]?.from !== 'unknown') return;
      arrived = true;
      void world.admins.dev.createTopic(plan.changes[0].parameters as any);
    });
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
    stop();
    expect((await world.story(id)).slice(-5)).toEqual([
      'change.unknown create-topic → unknown',
      'status.changed → applying',
      'change.found-done create-topic',
      'status.changed → applied',
      'verification → verified',
    ]);
    expect(await world.ownerships()).toHaveLength(1);
    expect(await world.faults(id)).toEqual([]);
  });
});
