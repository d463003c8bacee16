import { TestDatabases } from '@backstage/backend-test-utils';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicCreateKind } from '../kinds';
import type { StoredRequest } from '../requests/types';
import {
  ExecutionWorld,
  LEASE_MS,
  type Ask,
} from './__testUtils__/ExecutionWorld';
import { MortalProcess } from './__testUtils__/crash';
import {
  appliedOnce,
  atEveryStep,
  live,
  outcomeOf,
} from './__testUtils__/deaths';

/**
 * A process dies at a step: before or after any call to the database or to the
 * cluster. Another one takes over once the lease has ended. Every scenario runs
 * once for each step there is, and for pairs of deaths.
 */
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});

/** Nothing was lost, nothing was doubled. */
async function expectAppliedOnce(
  request: StoredRequest,
  sentBefore: number,
  context: string,
): Promise<void> {
  expect({
    context,
    ...(await outcomeOf(world, request, sentBefore)),
  }).toEqual({ context, ...appliedOnce(request) });
}

async function alterAsk(): Promise<Ask> {
  const { name } = world.topicSpec();
  await world.admins.dev.createTopic({
    name,
    partitions: 1,
    replicationFactor: 3,
    config: {},
  });
  return {
    kind: 'topic-config',
    spec: { name, set: { 'max.message.bytes': '2000000' } },
  };
}

/** Three changes: the topic and two rights. */
const topicWithAccess = async (): Promise<Ask> => ({
  spec: world.topicSpec({ consumers: [] }),
});
/** Four rights of one principal, until a day. */
const temporaryAccess = async (): Promise<Ask> => ({
  kind: 'access',
  spec: {
    action: 'grant',
    principal: 'User:orders',
    profile: 'transactional producer',
    topic: world.topicSpec().name,
    transactionalId: world.topicSpec().name,
    until: '2999-12-31',
  },
});
const scenarios: [string, () => Promise<Ask>][] = [
  ['temporary access', temporaryAccess],
  ['a topic with access', topicWithAccess],
  ['settings of a topic', alterAsk],
];

describe.each(scenarios)('%s', (_, ask) => {
  it('is applied exactly once wherever the process dies', async () => {
    const deaths = await atEveryStep(async process => {
      const { id } = await world.approved(await ask());
      const before = world.mutations().length;
      await live(world, { start: id }, process);
      const request = await world.recover(id);
      await expectAppliedOnce(request, before, `${process.diedAt}`);
    });
    // The bracket around a change is among the places where it died.
    expect(deaths).toEqual(
      expect.arrayContaining([
        'before store.update',
        'after store.update',
        expect.stringMatching(
          /^before dev\.(createTopic|alterTopicConfig|createAcls)$/,
        ),
        expect.stringMatching(
          /^after dev\.(createTopic|alterTopicConfig|createAcls)$/,
        ),
      ]),
    );
    expect(deaths.length).toBeGreaterThan(20);
  });

  // Some steps of the first life, every step of the second.
  it.each([2, 13, 24, 35, 46])(
    'is applied exactly once though it dies at step %d and the process that takes over dies too',
    async first => {
      const deaths = await atEveryStep(async second => {
        const { id } = await world.approved(await ask());
        const before = world.mutations().length;
        await live(world, { start: id }, new MortalProcess(first));
        world.clock.advance(LEASE_MS + 1);
        await live(world, 'sweep', second);
        const request = await world.recover(id);
        await expectAppliedOnce(request, before, `${first}, ${second.diedAt}`);
      });
      expect(deaths).toContain('before store.listWork');
    },
  );
});

describe('a change that must not be repeated', () => {
  const once = 'once';
  let sent: string[];
  beforeEach(() => {
    sent = [];
    const kind: RequestKind = {
      ...topicCreateKind,
      id: once,
      plan: async (spec, view) =>
        (await topicCreateKind.plan(spec, view)).map(change => ({
          ...change,
          repeatable: false,
        })),
      apply: async (change, context) => {
        await topicCreateKind.apply(change, context);
        sent.push(change.id);
      },
    };
    world.kinds.set(once, kind);
  });
  const ask = () => ({
    kind: once,
    spec: world.topicSpec({ producers: [], consumers: [] }),
  });

  it('is never sent twice by itself: it is found done, or a person decides', async () => {
    const ends = new Map<string, string>();
    await atEveryStep(async process => {
      const { id } = await world.approved(ask());
      const before = world.mutations().length;
      await live(world, { start: id }, process);
      const request = await world.recover(id);
      expect(world.mutations().length - before).toBeLessThanOrEqual(1);
      expect(await world.faults(id)).toEqual([]);
      expect(['verified', 'failed']).toContain(request.status);
      ends.set(process.diedAt ?? 'lives', request.status);
      if (request.status !== 'failed') return;

      expect(request.statusReason).toMatch(
        /It is not known how far "create-topic:.*" went, and it must not be sent twice\. The cluster still has partitions \(not set\)/,
      );
      expect(await world.retry(id)).toMatchObject({ status: 'verified' });
      expect(world.mutations().length - before).toBe(1);
      expect(await world.faults(id)).toEqual([]);
    });
    expect(ends.get('before dev.createTopic')).toBe('failed');
    expect(ends.get('after dev.createTopic')).toBe('verified');
  });

  it('is read back when its answer is missing', async () => {
    world.admins.dev.fail('createTopic', { how: 'no answer', done: true });
    const { id } = await world.approved(ask());
    await world.run(id);
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
    expect(world.mutations()).toHaveLength(1);
  });
});

describe('other ways of dying', () => {
  it.each([true, false])(
    'settles a change without an answer (done: %s), whoever reads the live state dies',
    async done => {
      await atEveryStep(async process => {
        world.admins.dev.fail('createTopic', { how: 'no answer', done });
        const { id } = await world.approved({
          spec: world.topicSpec({ producers: [], consumers: [] }),
        });
        const before = world.mutations().length;
        await world.run(id);
        expect(await world.get(id)).toMatchObject({ status: 'unknown' });
        await live(world, 'sweep', process);
        expect(await world.recover(id)).toMatchObject({ status: 'verified' });
        expect(await world.faults(id)).toEqual([]);
        expect(world.mutations().length - before).toBe(done ? 1 : 2);
      });
    },
  );

  it('completes a proposed request once the live state shows it', async () => {
    await atEveryStep(async process => {
      world.modes.dev = 'propose';
      const { id, plan } = await world.approved({
        spec: world.topicSpec({ producers: [], consumers: [] }),
      });
      await world.admins.dev.createTopic(plan.changes[0].parameters as any);
      await live(world, { start: id }, process);
      expect(await world.recover(id)).toMatchObject({ status: 'verified' });
      expect(await world.faults(id)).toEqual([]);
    });
  });

  it('leaves a review that the drifted plan asked for', async () => {
    await atEveryStep(async process => {
      const asked = await alterAsk();
      const { id } = await world.approved(asked);
      await world.admins.dev.alterTopicConfig({
        name: asked.spec!.name,
        set: { 'max.message.bytes': '1500000' },
        unset: [],
      });
      const before = world.mutations().length;
      await live(world, { start: id }, process);
      expect(await world.recover(id)).toMatchObject({ status: 'in_review' });
      expect(await world.faults(id)).toEqual([]);
      expect(world.mutations().length).toBe(before);
    });
  });

  it('takes up again what a lost database connection interrupted', async () => {
    const { id } = await world.approved();
    let broken = true;
    const store = new Proxy(world.store, {
      get: (target, property) => {
        const member = Reflect.get(target, property);
        if (property !== 'update') return member.bind?.(target) ?? member;
        return async (...parameters: unknown[]) => {
          if (broken && world.mutations().length === 2) {
            broken = false;
            throw new Error('Connection terminated unexpectedly');
          }
          return member.apply(target, parameters);
        };
      },
    });
    const executor = world.executor({ store });
    await world.run(id, executor);
    expect(await world.get(id)).toMatchObject({ status: 'applying' });
    expect(world.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('is taken up again once its lease is over'),
      expect.objectContaining({
        error: expect.stringContaining('Connection terminated unexpectedly'),
      }),
    );
    await executor.sweep();
    await executor.idle();
    expect(await world.get(id)).toMatchObject({ status: 'applying' });
    world.clock.advance(LEASE_MS + 1);
    await executor.sweep();
    await executor.idle();
    await expectAppliedOnce(await world.get(id), 0, 'database lost');
  });
});
