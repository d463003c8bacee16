import { TestDatabases } from '@backstage/backend-test-utils';
import { ExecutionWorld, LEASE_MS } from './__testUtils__/ExecutionWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});
afterEach(() => world.assertNothingWentWrong());

describe('several replicas', () => {
  it('apply each request once, though all of them take it up at the same time', async () => {
    const requests = await Promise.all(
      Array.from({ length: 5 }, () => world.approved()),
    );
    const replicas = [world.executor(), world.executor(), world.executor()];
    await Promise.all(replicas.map(replica => replica.sweep()));
    for (const { id } of requests)
      for (const replica of replicas) replica.start(id);
    await Promise.all(replicas.map(replica => replica.idle()));
    for (const { id } of requests) {
      expect(await world.get(id)).toMatchObject({ status: 'verified' });
      expect(await world.faults(id)).toEqual([]);
    }
    const sent = world.mutations();
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(
      requests.flatMap(({ plan }) => plan.changes).length,
    );
  });

  it.each([
    ['after', 1],
    ['before', 2],
  ] as const)(
    'settle a request whose worker lost its lease %s its call took effect',
    async (at, attempts) => {
      const { id, plan } = await world.approved();
      const call = world.admins.dev.hold('createTopic', at);
      const slow = world.executor();
      slow.start(id);
      await call.reached;

      world.clock.advance(LEASE_MS + 1);
      const other = world.executor();
      await other.sweep();
      await other.idle();
      expect(await world.get(id)).toMatchObject({ status: 'verified' });

      const { version } = await world.get(id);
      call.release();
      await slow.idle();
      expect((await world.get(id)).version).toBe(version);
      expect(await world.faults(id)).toEqual([]);
      expect(world.mutations()).toHaveLength(
        plan.changes.length + attempts - 1,
      );
      expect(new Set(world.mutations()).size).toBe(plan.changes.length);
    },
  );

  it('count an answer that comes after the lease as none, though nobody took over', async () => {
    const { id } = await world.approved();
    const call = world.admins.dev.hold('createTopic', 'after');
    const executor = world.executor();
    executor.start(id);
    await call.reached;
    world.clock.advance(LEASE_MS + 1);
    call.release();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({
      status: 'unknown',
      statusReason: expect.stringContaining(
        'The answer came after the lease had run out',
      ),
    });
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
  });

  it('leave alone what another one holds', async () => {
    const { id } = await world.approved();
    const call = world.admins.dev.hold('createTopic', 'after');
    const first = world.executor();
    first.start(id);
    await call.reached;
    const { version } = await world.get(id);
    const second = world.executor();
    second.start(id);
    await second.sweep();
    await second.idle();
    expect((await world.get(id)).version).toBe(version);
    call.release();
    await first.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
  });
});

describe('a lease that is nearly over', () => {
  /** A database whose writes take almost as long as the lease, some of them. */
  const slowStore = (isSlow: (write: number) => boolean) => {
    let writes = 0;
    return new Proxy(world.store, {
      get: (store, property) => {
        const member = Reflect.get(store, property);
        if (property !== 'update') return member.bind?.(store) ?? member;
        return async (...parameters: unknown[]) => {
          const answer = await member.apply(store, parameters);
          writes += 1;
          if (isSlow(writes)) world.clock.advance(LEASE_MS - 1_000);
          return answer;
        };
      },
    });
  };

  it('is renewed before the call', async () => {
    const { id } = await world.approved();
    // The second write commits the intent of the first change.
    const store = slowStore(write => write === 2);
    expect(await world.run(id, world.executor({ store }))).toMatchObject({
      status: 'verified',
    });
  });

  it('lets nothing be sent when the database is too slow to renew it', async () => {
    const { id } = await world.approved();
    const store = slowStore(() => true);
    expect(await world.run(id, world.executor({ store }))).toMatchObject({
      status: 'failed',
      statusReason: expect.stringContaining('was not sent'),
    });
    expect(world.mutations()).toEqual([]);
    expect(await world.faults(id)).toEqual([]);
  });
});

describe('a cluster that does not answer', () => {
  it('delays no request to another cluster', async () => {
    const stuck = await Promise.all(
      Array.from({ length: 20 }, () => world.approved({ cluster: 'prod' })),
    );
    const held = stuck.map(() => world.admins.prod.hold('describeTopic'));
    const executor = world.executor({ concurrencyPerCluster: 2 });
    for (const { id } of stuck) executor.start(id);
    await held[1].reached;

    const { id } = await world.approved();
    const verified = new Promise<void>(resolve => {
      world.store.subscribe(request => {
        if (request.id === id && request.status === 'verified') resolve();
      });
    });
    executor.start(id);
    await verified;

    expect(
      (await Promise.all(stuck.map(each => world.get(each.id)))).map(
        ({ status }) => status,
      ),
    ).toEqual(expect.not.arrayContaining(['verified']));
    for (const each of held) each.release();
    await executor.idle();
    for (const each of stuck)
      expect(await world.get(each.id)).toMatchObject({ status: 'verified' });
  });
});

describe('stop', () => {
  it('finishes the change under way, leaves the rest to another replica and takes no more', async () => {
    const { id, plan } = await world.approved();
    const waiting = await world.approved();
    const call = world.admins.dev.hold('createTopic', 'after');
    const executor = world.executor({ concurrencyPerCluster: 1 });
    executor.start(id);
    executor.start(waiting.id);
    await call.reached;
    const stopped = executor.stop();
    call.release();
    await stopped;
    expect(await world.get(id)).toMatchObject({
      status: 'applying',
      lease: undefined,
    });
    expect(world.mutations()).toHaveLength(1);
    expect(await world.get(waiting.id)).toMatchObject({ status: 'approved' });
    await executor.sweep();
    executor.start(waiting.id);
    await executor.idle();
    expect(await world.get(waiting.id)).toMatchObject({ status: 'approved' });

    const next = world.executor();
    await next.sweep();
    await next.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
    expect(await world.get(waiting.id)).toMatchObject({ status: 'verified' });
    expect(await world.faults(id)).toEqual([]);
    expect(world.mutations()).toHaveLength(2 * plan.changes.length);
  });
});

describe('sweep', () => {
  it('reaches every request, however many are held back before it', async () => {
    await world.store.setPause('dev', {
      by: 'user:default/sam',
      reason: 'Freeze',
      since: '2026-11-21T09:00:00.000Z',
    });
    for (let n = 0; n < 120; n += 1)
      await world.approved({
        spec: world.topicSpec({ producers: [], consumers: [] }),
      });
    world.clock.advance(1);
    const { id } = await world.approved({ cluster: 'prod' });
    const executor = world.executor();
    await executor.sweep();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'verified' });
  });
});
