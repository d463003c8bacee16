import { TestDatabases } from '@backstage/backend-test-utils';
import { modes } from '@kafka-support/backstage-plugin-kafka-support-common';
import { createOwnershipKind } from '../kinds';
import { DatabaseOwnershipStore } from '../ownership';
import { ExecutionWorld, type Ask } from './__testUtils__/ExecutionWorld';
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
