import { TestDatabases } from '@backstage/backend-test-utils';
import type { AccessSpec } from '@kafka-support/backstage-plugin-kafka-support-common';
import { ExecutionWorld } from '../execution/__testUtils__/ExecutionWorld';
import { MortalProcess } from '../execution/__testUtils__/crash';
import { atEveryStep } from '../execution/__testUtils__/deaths';
import { aFinding, anEvaluation } from './__testUtils__/newRequest';
import { DatabaseObligationStore, ObligationRunner } from './obligations';
import { TemporaryEnds } from './TemporaryEnds';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(120_000);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Billing may read orders until noon, two hours from the beginning of time. */
const untilNoon = (over: Partial<AccessSpec> = {}): Record<string, any> => ({
  action: 'grant',
  principal: 'User:billing',
  profile: 'consumer',
  topic: 'orders',
  group: 'billing',
  until: '2026-11-21T12:00Z',
  ...over,
});

async function setUp() {
  const world = await ExecutionWorld.create(databases);
  const now = () => world.clock.now();
  const obligations = DatabaseObligationStore.create({
    knex: world.knex,
    now,
  });
  const notifier = { soon: jest.fn(), late: jest.fn(), failed: jest.fn() };

  /** A process: an executor and one that does what is due. */
  const process = (mortal = new MortalProcess(Infinity)) => {
    const executor = world.executor({}, mortal);
    const runner = ObligationRunner.create({
      store: mortal.guard('obligations', obligations),
      handlers: [
        TemporaryEnds.create({
          ...world.parts(mortal),
          executor,
          // Time stands still while it waits for the worker.
          clock: {
            now,
            sleep: () => new Promise<void>(resolve => setImmediate(resolve)),
          },
        }),
      ],
      notifier,
      logger: world.logger,
      remindDays: 0,
      now,
    });
    const run = async () => {
      await runner.run().catch(() => undefined);
      await executor.idle();
    };
    return { executor, run };
  };
  const rights = async (principal?: string) =>
    (await world.admins.dev.describeAcls({ principal }))
      .map(acl => `${acl.resourceType} ${acl.operation}`)
      .sort();
  /** Given, by a request that was approved. */
  const given = async (spec = untilNoon()) => {
    const { id } = await world.approved({ kind: 'access', spec });
    const request = await world.run(id);
    expect(request.status).toBe('verified');
    const [obligation] = await obligations.ofRequest(id);
    return { id, obligation };
  };
  /** The request that took it back last. */
  const endOf = async (id: string) =>
    (await world.store.list({ limit: 100 })).items.find(
      ({ revertOf }) => revertOf === id,
    );
  return { world, obligations, notifier, process, rights, given, endOf };
}

describe('a temporary grant', () => {
  it('owes its end from the moment it is begun, told to those it concerns', async () => {
    const { given } = await setUp();
    const { id, obligation } = await given();
    expect(obligation).toMatchObject({
      kind: 'temporary-end',
      state: 'open',
      owedBy: 'system',
      requestId: id,
      dueAt: '2026-11-21T12:00:00.000Z',
      title: expect.stringMatching(/^Ends: /),
    });
    expect(obligation.people).toContain('group:default/platform');
  });

  it('owes it although the process dies while it gives the rights', async () => {
    const { world, obligations, rights } = await setUp();
    let round = 0;
    await atEveryStep(async mortal => {
      round += 1;
      const principal = `User:billing-${round}`;
      const { id } = await world.approved({
        kind: 'access',
        spec: untilNoon({ principal, until: '2999-12-31' }),
      });
      await world.run(id, world.executor({}, mortal)).catch(() => undefined);
      const owed = await obligations.ofRequest(id);
      const given = (await rights(principal)).length;
      // Nothing is there without its end.
      expect(owed.length).toBeGreaterThanOrEqual(Math.min(1, given));
      await world.recover(id);
      expect(await rights(principal)).toHaveLength(3);
      expect(await obligations.ofRequest(id)).toHaveLength(1);
    });
  });

  it('owes nothing where it has no end', async () => {
    const { obligations, given } = await setUp();
    const { id } = await given(untilNoon({ until: undefined }));
    expect(await obligations.ofRequest(id)).toEqual([]);
  });
});

describe('TemporaryEnds', () => {
  it('takes the rights back when their time is over, and not before', async () => {
    const { world, obligations, notifier, process, rights, given, endOf } =
      await setUp();
    const { id, obligation } = await given();
    const { run } = process();
    await run();
    expect(await rights()).toHaveLength(3);

    world.clock.advance(3 * HOUR_MS);
    await run();
    expect(await rights()).toEqual([]);
    const end = (await endOf(id))!;
    expect(end).toMatchObject({
      status: 'verified',
      requester: expect.any(String),
    });
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'done',
      reason: `Taken back by the request ${end.id}`,
    });
    expect(await world.faults(end.id)).toEqual([]);
    expect((await world.store.events(end.id))[0]).toMatchObject({
      type: 'submitted',
      actor: 'system',
      details: { obligation: obligation.id, revertOf: id },
    });
    // Nothing went wrong, so nobody is told that it is late.
    expect(notifier.late).not.toHaveBeenCalled();
    expect(notifier.failed).not.toHaveBeenCalled();
  });

  it('takes back only what was given, of a principal that had more', async () => {
    const { world, process, given } = await setUp();
    await world.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: 'orders',
        principal: 'User:billing',
        host: '*',
        operation: 'describe',
        permission: 'allow',
      },
    ]);
    await given();
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await world.admins.dev.describeAcls({})).toMatchObject([
      { operation: 'describe' },
    ]);
  });

  it('does so at the next start where no process ran at its time', async () => {
    const { world, process, rights, given } = await setUp();
    await given();
    world.clock.advance(30 * 24 * HOUR_MS);
    await process().run();
    expect(await rights()).toEqual([]);
  });

  it('does so once, though several replicas look at the same moment', async () => {
    const { world, process, rights, given } = await setUp();
    await given();
    world.clock.advance(3 * HOUR_MS);
    const before = world.mutations().length;
    await Promise.all([process().run(), process().run(), process().run()]);
    expect(await rights()).toEqual([]);
    expect(world.mutations()).toHaveLength(before + 3);
    expect((await world.store.list({ limit: 100 })).totalItems).toBe(2);
  });

  it('does so exactly once wherever the process dies', async () => {
    const { world, obligations, process, rights, given } = await setUp();
    let round = 0;
    const count = async () => (await world.store.list({ limit: 1 })).totalItems;
    const deaths = await atEveryStep(async mortal => {
      round += 1;
      const until = new Date(world.clock.now().getTime() + HOUR_MS);
      const { obligation } = await given(
        untilNoon({
          principal: `User:billing-${round}`,
          until: until.toISOString(),
        }),
      );
      world.clock.advance(2 * HOUR_MS);
      const sent = world.mutations().length;
      const filed = await count();
      await process(mortal).run();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        world.clock.advance(20 * MINUTE_MS);
        const next = process();
        await next.executor.sweep();
        await next.executor.idle();
        await next.run();
      }
      expect({
        diedAt: mortal.diedAt,
        rights: await rights(),
        state: (await obligations.get(obligation.id))?.state,
        sent: world.mutations().length - sent,
        filed: (await count()) - filed,
      }).toEqual({
        diedAt: mortal.diedAt,
        rights: [],
        state: 'done',
        sent: 3,
        filed: 1,
      });
    });
    expect(deaths).toEqual(
      expect.arrayContaining([
        'after store.create',
        'before dev.deleteAcls',
        'after dev.deleteAcls',
        'before obligations.finish',
      ]),
    );
  });

  it('is held up by no guardrail', async () => {
    const { world, process, rights, given } = await setUp();
    await given();
    world.clock.advance(3 * HOUR_MS);
    world.evaluation = anEvaluation({
      decision: 'deny',
      findings: [aFinding({ outcome: 'fail', effect: 'deny' })],
    });
    await process().run();
    expect(await rights()).toEqual([]);
  });

  it('is held up by no request that waits for people', async () => {
    const { world, process, rights, given } = await setUp();
    await given();
    await world.approved({
      kind: 'access',
      spec: untilNoon({ action: 'revoke', until: undefined }),
      status: 'in_review',
    });
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await rights()).toEqual([]);
  });

  it('ends what somebody took back before, wholly or a part of it', async () => {
    const { world, obligations, process, rights, given, endOf } = await setUp();
    const whole = await given();
    await world.admins.dev.deleteAcls([{}]);
    world.clock.advance(MINUTE_MS);
    const part = await given(untilNoon({ group: 'other' }));
    await world.admins.dev.deleteAcls([{ resourceType: 'group' }]);
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await rights()).toEqual([]);
    expect(await obligations.get(part.obligation.id)).toMatchObject({
      state: 'done',
    });
    expect((await endOf(part.id))?.plan.changes).toHaveLength(2);
    expect(await obligations.get(whole.obligation.id)).toMatchObject({
      state: 'done',
    });
  });

  it('leaves what a later request gave for good', async () => {
    const { world, obligations, process, rights, given } = await setUp();
    const { obligation } = await given();
    await world.admins.dev.deleteAcls([{}]);
    world.clock.advance(MINUTE_MS);
    const later = await given(untilNoon({ until: undefined }));
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await rights()).toHaveLength(3);
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'done',
      reason: `The request ${later.id} gave it again: it stays`,
    });
  });

  it('waits for an operator who paused the cluster, says so once, and goes on', async () => {
    const { world, obligations, notifier, process, rights, given } =
      await setUp();
    const { obligation } = await given();
    await world.store.setPause('dev', {
      by: 'user:default/petra',
      reason: 'maintenance',
      since: world.clock.now().toISOString(),
    });
    world.clock.advance(3 * HOUR_MS);
    const { run, executor } = process();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await run();
      world.clock.advance(20 * MINUTE_MS);
    }
    expect(await rights()).toHaveLength(3);
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'open',
      reason: expect.stringMatching(
        /is approved: Cluster "dev" is paused by user:default\/petra/,
      ),
    });
    expect(notifier.late).toHaveBeenCalledTimes(1);

    await world.store.setPause('dev', undefined);
    await executor.sweep();
    await run();
    expect(await rights()).toEqual([]);
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'done',
    });
  });

  it('tries again what the cluster refused, and tells that it is late', async () => {
    const { world, obligations, notifier, process, rights, given, endOf } =
      await setUp();
    const { id, obligation } = await given();
    world.clock.advance(3 * HOUR_MS);
    world.admins.dev.fail('deleteAcls', {
      how: 'refused',
      code: 'CLUSTER_AUTHORIZATION_FAILED',
      sentence: 'The portal may not alter ACLs',
    });
    const { run } = process();
    await run();
    expect((await endOf(id))?.status).toBe('failed');
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'open',
      reason: expect.stringMatching(/is failed: The portal may not alter ACLs/),
    });
    expect(notifier.late).toHaveBeenCalledTimes(1);

    world.clock.advance(20 * MINUTE_MS);
    await run();
    expect(await rights()).toEqual([]);
    expect(await obligations.get(obligation.id)).toMatchObject({
      state: 'done',
    });
    expect(await world.faults((await endOf(id))!.id)).toEqual([]);
  });

  it('files it anew when somebody cancels it', async () => {
    const { world, process, rights, given, endOf } = await setUp();
    const { id } = await given();
    await world.store.setPause('dev', {
      by: 'user:default/petra',
      reason: 'maintenance',
      since: world.clock.now().toISOString(),
    });
    world.clock.advance(3 * HOUR_MS);
    const { run } = process();
    await run();
    await world.store.update((await endOf(id))!.id, () => ({
      to: 'cancelled',
      events: [
        {
          type: 'status.changed',
          at: world.clock.now().toISOString(),
          actor: 'user:default/ada',
          message: 'Cancelled',
        },
      ],
    }));
    await world.store.setPause('dev', undefined);
    world.clock.advance(20 * MINUTE_MS);
    await run();
    expect(await rights()).toEqual([]);
  });

  it('ends a grant that was done in part, and what waits for its retry', async () => {
    const { world, obligations, process, rights } = await setUp();
    const { dev } = world.admins;
    const first = dev.hold('createAcls', 'after');
    const { id } = await world.approved({
      kind: 'access',
      spec: untilNoon(),
    });
    const working = world.run(id);
    await first.reached;
    dev.fail('createAcls', { how: 'refused', code: 'X', sentence: 'no' });
    first.release();
    expect((await working).status).toBe('failed');
    expect(await rights()).toEqual(['topic read']);
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await rights()).toEqual([]);
    expect((await world.get(id)).status).toBe('superseded');
    expect(await obligations.ofRequest(id)).toMatchObject([{ state: 'done' }]);
  });

  it('has nothing to take back where nothing was given', async () => {
    const { world, obligations, process } = await setUp();
    world.admins.dev.fail('createAcls', {
      how: 'refused',
      code: 'X',
      sentence: 'no',
    });
    const { id } = await world.approved({
      kind: 'access',
      spec: untilNoon(),
    });
    await world.run(id);
    world.clock.advance(3 * HOUR_MS);
    await process().run();
    expect(await obligations.ofRequest(id)).toMatchObject([
      { state: 'done', reason: 'Nothing of it had been done' },
    ]);
  });
});
