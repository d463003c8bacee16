import { TestDatabases } from '@backstage/backend-test-utils';
import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import { aFinding } from './__testUtils__/newRequest';
import { ada, ServiceWorld } from './__testUtils__/ServiceWorld';
import { OwnershipFollower } from './OwnershipFollower';
import type { StoredRequest } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ServiceWorld;
let open: string;
const resource = 'dev/topic/orders';

/** A request that changed the owner of the topic orders. */
const transfer = {
  id: 'transfer',
  plan: {
    changes: [
      {
        id: 'set-owner:1',
        operation: 'set-owner',
        resource,
        parameters: {
          resource,
          owner: 'group:default/payments',
          basis: 'transfer',
        },
      } as unknown as Change,
    ],
  },
} as StoredRequest;

const happened = (type: 'change.started' | 'change.succeeded') => [
  {
    requestId: 'transfer',
    sequence: 1,
    type,
    at: '2026-11-21T10:00:00.000Z',
    actor: 'system',
    message: '',
    changeId: 'set-owner:1',
  },
];

const follower = () => OwnershipFollower.create({ ...world, now: undefined });

const reviewersNow = async () =>
  (await world.store.get(open))!.reviewers.map(({ filledBy }) => filledBy);

beforeEach(async () => {
  world = await ServiceWorld.create(databases);
  world.confirmed.set(resource, 'group:default/logistics');
  world.rules = () => [
    aFinding({
      outcome: 'fail',
      effect: 'review',
      asks: ['resource owner'],
    }),
  ];
  const ask = {
    kind: 'topic-create',
    cluster: 'dev',
    spec: { name: 'orders', partitions: 3 },
  };
  const { plan } = await world.service.preview(ask, ada);
  const request = await world.service.submit(
    { ...ask, plan, justification: 'needed' },
    {},
    ada,
  );
  open = request.id;
  world.confirmed.set(resource, 'group:default/payments');
});

it('asks the new owner once the change is written, not before', async () => {
  await follower().follow(transfer, happened('change.started'));
  expect(await reviewersNow()).toEqual([['group:default/logistics']]);
  await follower().follow(transfer, happened('change.succeeded'));
  expect(await reviewersNow()).toEqual([['group:default/payments']]);
});

it('writes nothing where the same people must agree', async () => {
  await follower().follow(transfer, happened('change.succeeded'));
  const before = await world.store.events(open);
  await follower().follow(transfer, happened('change.succeeded'));
  expect(await world.store.events(open)).toEqual(before);
});

it('leaves what it cannot look at as it was, and says which', async () => {
  world.reachable = false;
  await follower().follow(transfer, happened('change.succeeded'));
  expect(await reviewersNow()).toEqual([['group:default/logistics']]);
  expect(world.logger.warn).toHaveBeenCalledWith(
    expect.stringContaining('its next approval does'),
    expect.objectContaining({
      request: open,
      reason: expect.stringContaining('does not answer'),
    }),
  );
});

it('leaves alone what does not wait for people', async () => {
  await world.service.cancel(open, ada);
  const before = await world.store.get(open);
  await follower().follow(transfer, happened('change.succeeded'));
  expect(await world.store.get(open)).toEqual(before);
});
