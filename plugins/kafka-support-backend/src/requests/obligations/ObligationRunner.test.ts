import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { migrateLatest } from '../store/migrations';
import { anObligation } from './__testUtils__/anObligation';
import { DatabaseObligationStore } from './DatabaseObligationStore';
import { ObligationRunner } from './ObligationRunner';
import type { ObligationHandler } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function setUp() {
  const knex = await databases.init('SQLITE_3');
  await migrateLatest(knex);
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') };
  const now = () => clock.now;
  const store = DatabaseObligationStore.create({ knex, now });
  const notifier = { soon: jest.fn(), late: jest.fn(), failed: jest.fn() };
  const fulfil = jest.fn<
    ReturnType<ObligationHandler['fulfil']>,
    Parameters<ObligationHandler['fulfil']>
  >(async () => ({ state: 'done' }));
  const runner = (over: { leaseMs?: number; fulfil?: typeof fulfil } = {}) =>
    ObligationRunner.create({
      store,
      handlers: [{ kind: 'temporary-end', fulfil: over.fulfil ?? fulfil }],
      notifier,
      logger: mockServices.logger.mock(),
      remindDays: 1,
      leaseMs: over.leaseMs,
      now,
    });
  const wait = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };
  return { store, notifier, fulfil, runner, wait };
}

describe('ObligationRunner', () => {
  it('does what is due once, and nothing before', async () => {
    const { store, fulfil, runner, wait } = await setUp();
    const { id } = (await store.open(anObligation()))!;
    await runner().run();
    expect(fulfil).not.toHaveBeenCalled();
    wait(120);
    await runner().run();
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(fulfil.mock.calls[0][0]).toMatchObject({ id, attempts: 1 });
    expect(await store.get(id)).toMatchObject({
      state: 'done',
      settledBy: 'system',
    });
  });

  it('does what fell due while no process ran at the first pass of the next', async () => {
    const { store, fulfil, runner, wait } = await setUp();
    await store.open(anObligation());
    wait(3 * 24 * 60);
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('does one obligation once though several replicas look at the same moment', async () => {
    const { store, fulfil, runner, wait } = await setUp();
    await store.open(anObligation());
    wait(120);
    await Promise.all([runner().run(), runner().run(), runner().run()]);
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('takes over from a replica that died with a claim, once its lease is over', async () => {
    const { store, fulfil, runner, wait } = await setUp();
    const { id } = (await store.open(anObligation()))!;
    wait(120);
    const dead = {
      holder: 'dead',
      until: new Date('2026-11-21T12:01:00.000Z'),
    };
    await store.claim(id, dead, new Date('2026-11-21T12:00:00.000Z'));
    await runner().run();
    expect(fulfil).not.toHaveBeenCalled();
    wait(1);
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(await store.get(id)).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('tries again with growing pauses when a handler throws, and says at once that it is late', async () => {
    const { store, notifier, fulfil, runner, wait } = await setUp();
    const { id } = (await store.open(anObligation()))!;
    fulfil.mockRejectedValueOnce(new Error('Cluster "dev" does not answer'));
    fulfil.mockRejectedValueOnce(new Error('Cluster "dev" does not answer'));
    wait(120);
    await runner().run();
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(1);
    expect(notifier.late).toHaveBeenCalledWith(
      expect.objectContaining({ id, reason: 'Cluster "dev" does not answer' }),
    );
    wait(0.25);
    await runner().run();
    wait(0.25);
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(2);
    wait(0.25);
    await runner().run();
    expect(notifier.late).toHaveBeenCalledTimes(1);
    expect(await store.get(id)).toMatchObject({
      state: 'done',
      attempts: 3,
      reason: undefined,
    });
  });

  it('waits with a handler that says when to ask again, and tells that it is late only after a while', async () => {
    const { store, notifier, fulfil, runner, wait } = await setUp();
    await store.open(anObligation());
    wait(120);
    fulfil.mockImplementation(async (_, { now }) => ({
      state: 'open',
      reason: 'The revoke is applied',
      tryAt: now,
    }));
    await runner().run();
    await runner().run();
    expect(notifier.late).not.toHaveBeenCalled();
    await runner().run();
    await runner().run();
    expect(fulfil).toHaveBeenCalledTimes(4);
    expect(notifier.late).toHaveBeenCalledTimes(1);
  });

  it('is loud about what cannot be done', async () => {
    const { store, notifier, fulfil, runner, wait } = await setUp();
    const { id } = (await store.open(anObligation()))!;
    fulfil.mockResolvedValue({ state: 'failed', reason: 'The state drifted' });
    wait(120);
    await runner().run();
    expect(notifier.failed).toHaveBeenCalledWith(
      expect.objectContaining({ id, reason: 'The state drifted' }),
    );
    expect(await store.get(id)).toMatchObject({
      state: 'failed',
      reason: 'The state drifted',
    });
  });

  it('gives up a handler that outlasts its lease, and tries it again', async () => {
    const { store, runner, wait } = await setUp();
    const { id } = (await store.open(anObligation()))!;
    wait(120);
    const signals: AbortSignal[] = [];
    const fulfil = jest.fn(
      (_: unknown, { signal }: { signal: AbortSignal }) => {
        signals.push(signal);
        return new Promise<never>(() => {});
      },
    );
    await runner({ leaseMs: 20, fulfil: fulfil as any }).run();
    expect(signals[0].aborted).toBe(true);
    expect(await store.get(id)).toMatchObject({
      state: 'open',
      reason: 'It took longer than it may, and is looked at again',
    });
  });

  it('keeps open what nobody here knows to do, and says so', async () => {
    const { store, notifier, runner, wait } = await setUp();
    await store.open(anObligation({ kind: 'after-review' }));
    wait(120);
    await runner().run();
    expect(notifier.late).toHaveBeenCalledWith(
      expect.objectContaining({
        reason: 'Nothing here does what is owed by the kind "after-review"',
      }),
    );
  });

  it('leaves to people what people owe: reminds them once and tells once that it is late', async () => {
    const { store, notifier, fulfil, runner, wait } = await setUp();
    const owedBy = 'group:default/orders';
    const { id } = (await store.open(anObligation({ owedBy })))!;
    await runner().run();
    wait(60);
    await runner().run();
    await runner().run();
    expect(notifier.soon).toHaveBeenCalledTimes(1);
    wait(60);
    await runner().run();
    await runner().run();
    expect(notifier.late).toHaveBeenCalledTimes(1);
    expect(fulfil).not.toHaveBeenCalled();
    expect(await store.get(id)).toMatchObject({ state: 'open' });
  });

  it('refuses two handlers for one kind', async () => {
    const { store, notifier, fulfil } = await setUp();
    const handler = { kind: 'temporary-end' as const, fulfil };
    expect(() =>
      ObligationRunner.create({
        store,
        handlers: [handler, handler],
        notifier,
        logger: mockServices.logger.mock(),
        remindDays: 1,
      }),
    ).toThrow('"temporary-end", "temporary-end"');
  });
});
