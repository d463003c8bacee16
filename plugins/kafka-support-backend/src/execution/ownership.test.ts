import { TestDatabases } from '@backstage/backend-test-utils';
import { modes } from '@kafka-support/backstage-plugin-kafka-support-common';
import { createOwnershipKind } from '../kinds';
import { DatabaseOwnershipStore } from '../ownership';
import { ExecutionWorld, type Ask } from './__testUtils__/ExecutionWorld';
import { MortalProcess } from './__testUtils__/crash';
import { atEveryStep, live } from './__testUtils__/deaths';

/*
 * A change of owner is applied like any other, with the difference that the
 * record is written by the very transaction that says it was done.
 */
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
let resources = 0;

beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
  world.kinds.set(
    'ownership',
    createOwnershipKind({
      ownerships: DatabaseOwnershipStore.create({ knex: world.knex }),
    }),
  );
});

const claim = (spec: Record<string, string> = {}): Ask => {
  resources += 1;
  return {
    kind: 'ownership',
    spec: {
      resource: `dev/group/billing-${resources}`,
      owner: 'group:default/payments',
      ...spec,
    },
  };
};

const ownershipOf = (resource: unknown) =>
  world
    .knex('ownerships')
    .where({ resource: String(resource) })
    .first();

it.each(modes)('is recorded on a cluster in mode %s', async mode => {
  world.modes.dev = mode;
  const { id, spec } = await world.approved(claim());
  expect((await world.run(id)).status).toBe('verified');
  expect(await ownershipOf(spec.resource)).toMatchObject({
    owner: 'group:default/payments',
    component: null,
    basis: 'claim',
    source: id,
  });
  expect(world.mutations()).toEqual([]);
  const [succeeded] = (await world.store.events(id)).filter(
    ({ type }) => type === 'change.succeeded',
  );
  expect(succeeded.message).toBe('Written to our records');
});

it('waits while the cluster is paused', async () => {
  await world.store.setPause('dev', {
    by: 'user:default/petra',
    reason: 'broker replacement',
    since: '2026-11-21T10:00:00.000Z',
  });
  const { id, spec } = await world.approved(claim());
  expect((await world.run(id)).status).toBe('approved');
  expect(await ownershipOf(spec.resource)).toBeUndefined();
});

it('is recorded exactly once wherever the process dies', async () => {
  const deaths = await atEveryStep(async process => {
    const { id, spec } = await world.approved(claim());
    await live(world, { start: id }, process);
    const request = await world.recover(id);
    const events = await world.store.events(id);
    expect({
      diedAt: process.diedAt,
      status: request.status,
      faults: await world.faults(id),
      owner: (await ownershipOf(spec.resource))?.source,
      written: events.filter(({ type }) =>
        ['change.succeeded', 'change.found-done'].includes(type),
      ).length,
    }).toEqual({
      diedAt: process.diedAt,
      status: 'verified',
      faults: [],
      owner: id,
      written: 1,
    });
  });
  expect(deaths.length).toBeGreaterThan(10);
});

it('goes back to people when somebody else owns it meanwhile', async () => {
  const { id, spec } = await world.approved(claim());
  await world.knex('ownerships').insert({
    resource: spec.resource,
    owner: 'group:default/orders',
    basis: 'claim',
    source: 'r0',
    confirmed_at: '2026-11-21T10:00:00.000Z',
  });
  const request = await world.run(id);
  expect(request).toMatchObject({
    status: 'in_review',
    statusReason: expect.stringContaining('is not what was approved any more'),
  });
  expect((await ownershipOf(spec.resource)).owner).toBe('group:default/orders');
});

describe('a batch of claims', () => {
  const many = (count: number): Ask => {
    resources += 1;
    return {
      kind: 'ownership',
      spec: {
        owner: 'group:default/payments',
        resources: Array.from({ length: count }, (_, index) => ({
          resource: `dev/group/batch-${resources}-${index}`,
        })),
      },
    };
  };

  const recorded = async (id: string) =>
    (await world.ownerships()).filter(
      record => (record as { source: string }).source === id,
    ).length;

  it('is recorded whole wherever the process dies, each claim once', async () => {
    const died = new Set<number>();
    await atEveryStep(async process => {
      const { id } = await world.approved(many(120));
      await live(world, { start: id }, process);
      died.add(await recorded(id));
      const request = await world.recover(id);
      const events = await world.store.events(id);
      const done = events.filter(({ type }) => type === 'change.succeeded');
      expect({
        diedAt: process.diedAt,
        status: request.status,
        faults: await world.faults(id),
        recorded: await recorded(id),
        done: done.length,
        different: new Set(done.map(({ changeId }) => changeId)).size,
      }).toEqual({
        diedAt: process.diedAt,
        status: 'verified',
        faults: [],
        recorded: 120,
        done: 120,
        different: 120,
      });
    });
    // It died between all of its batches, and what was there then stayed.
    expect([...died].sort((a, b) => a - b)).toEqual([0, 50, 100, 120]);
  }, 60_000);

  it('goes on where a crash ended it, with a thousand claims', async () => {
    const { id } = await world.approved(many(1_000));
    const process = new MortalProcess(12);
    await live(world, { start: id }, process);
    const before = await recorded(id);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(1_000);
    expect((await world.recover(id)).status).toBe('verified');
    expect(await recorded(id)).toBe(1_000);
    const events = await world.store.events(id);
    const [verification] = events.filter(({ type }) => type === 'verification');
    expect(verification.details?.results).toEqual([
      expect.objectContaining({ message: '1000 figures are healthy' }),
    ]);
  }, 60_000);

  it('leaves out what somebody got meanwhile, and lets people see it', async () => {
    const ask = many(3);
    const { id } = await world.approved(ask);
    const { resource } = ask.spec!.resources[1];
    await world.knex('ownerships').insert({
      resource,
      owner: 'group:default/orders',
      basis: 'request',
      source: 'r0',
      confirmed_at: '2026-11-21T10:00:00.000Z',
    });
    const request = await world.run(id);
    expect(request).toMatchObject({
      status: 'in_review',
      plan: { changes: [expect.anything(), expect.anything()] },
    });
    expect((await ownershipOf(resource)).owner).toBe('group:default/orders');
  });

  it('shows its progress, and stops between two steps when the cluster is paused', async () => {
    const { id } = await world.approved(many(120));
    world.store.subscribe((_request, events) => {
      if (events.filter(({ type }) => type === 'change.succeeded').length > 0)
        void world.store.setPause('dev', {
          by: 'user:default/petra',
          reason: 'stop it',
          since: '2026-11-21T10:00:00.000Z',
        });
    });
    expect(await world.run(id)).toMatchObject({
      status: 'approved',
      statusReason: expect.stringContaining('stop it'),
    });
    expect(await recorded(id)).toBe(50);
    const [, started] = (await world.store.events(id)).filter(
      ({ type }) => type === 'change.started',
    );
    expect(started.details).toMatchObject({ step: 2, steps: 120 });
  });
});
