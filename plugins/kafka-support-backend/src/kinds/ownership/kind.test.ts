import { InputError } from '@backstage/errors';
import { ownershipSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipRecord } from '../../ownership/types';
import { aCluster, planAndApply } from '../testing';
import { createOwnershipKind } from './kind';

const NAME = 'orders.order.placed.v1';
const cluster = { id: 'prod' };
const resource = `prod/topic/${NAME}`;
const payments = 'group:default/payments';

const orphaned = async (owner: string) => owner === 'group:default/gone';

function aKind(...records: Partial<OwnershipRecord>[]) {
  const byResource = new Map(
    records.map(each => [each.resource ?? resource, each]),
  );
  const get = (ref: string): OwnershipRecord | undefined =>
    byResource.has(ref)
      ? {
          resource: ref,
          owner: 'group:default/orders',
          basis: 'request',
          source: 'r1',
          confirmedAt: '2026-01-01T00:00:00.000Z',
          ...byResource.get(ref),
        }
      : undefined;
  return createOwnershipKind({
    orphaned,
    ownerships: {
      get: async ref => get(ref),
      getMany: async refs =>
        new Map(
          refs.flatMap(ref => {
            const record = get(ref);
            return record ? [[ref, record] as const] : [];
          }),
        ),
    },
  });
}

async function topicThere() {
  const world = aCluster({}, cluster);
  await world.admin.createTopic(
    { name: NAME, partitions: 1, replicationFactor: 1, config: {} },
    { timeoutMs: 1_000 },
  );
  return world;
}

describe('ownership', () => {
  it('plans a claim where nobody was confirmed', async () => {
    const kind = aKind();
    const world = await topicThere();
    const [change, ...rest] = await kind.plan(
      { resource, owner: payments },
      world.view,
    );
    expect(rest).toEqual([]);
    expect(change).toMatchObject({
      id: `set-owner:${resource}`,
      resource,
      parameters: { resource, owner: payments, basis: 'claim' },
      fields: [{ field: 'owner', after: payments }],
      inverse: { available: false },
    });
    expect(kind.revert?.([change])).toBeUndefined();
  });

  it('plans a transfer where somebody was, and back', async () => {
    const kind = aKind({ component: 'component:default/orders-api' });
    const world = await topicThere();
    const [change] = await kind.plan({ resource, owner: payments }, world.view);
    expect(change).toMatchObject({
      parameters: { resource, owner: payments, basis: 'transfer' },
      fields: [
        { field: 'owner', before: 'group:default/orders', after: payments },
        { field: 'component', before: 'component:default/orders-api' },
      ],
      inverse: { available: true },
    });
    expect(kind.revert?.([change])).toEqual({
      kind: 'ownership',
      spec: {
        resource,
        owner: 'group:default/orders',
        component: 'component:default/orders-api',
      },
    });
  });

  it('takes only the component back where the owner stayed', async () => {
    const kind = aKind({ owner: payments });
    const world = await topicThere();
    const [change] = await kind.plan(
      { resource, owner: payments, component: 'component:default/ledger' },
      world.view,
    );
    expect(change.fields).toEqual([
      { field: 'component', after: 'component:default/ledger' },
    ]);
    expect(kind.revert?.([change])?.spec).toEqual({
      resource,
      owner: payments,
    });
  });

  it('has nothing to do where it is recorded, even once the topic is gone', async () => {
    const kind = aKind({ owner: payments });
    const { view } = aCluster({}, cluster);
    expect(await kind.plan({ resource, owner: payments }, view)).toEqual([]);
  });

  it('is another plan when somebody else owns it meanwhile', async () => {
    const { view } = await topicThere();
    const spec = { resource, owner: payments };
    const plans = await Promise.all(
      [aKind(), aKind({}), aKind({ owner: 'group:default/x' })].map(kind =>
        kind.plan(spec, view),
      ),
    );
    expect(new Set(plans.map(plan => JSON.stringify(plan))).size).toBe(3);
  });

  it.each([
    [`prod/topic/${NAME}x`, 'There is no topic "orders.order.placed.v1x"'],
    [`dev/topic/${NAME}`, 'is on cluster "dev", and the request is for "prod"'],
  ])('refuses %s', async (other, message) => {
    const { view } = await topicThere();
    const planning = aKind().plan({ resource: other, owner: payments }, view);
    await expect(planning).rejects.toThrow(InputError);
    await expect(planning).rejects.toThrow(message);
  });

  it('sends the cluster nothing', async () => {
    const kind = aKind();
    const world = await topicThere();
    const before = await world.admin.describeTopic(NAME);
    await planAndApply(kind, { resource, owner: payments }, world);
    expect(await world.admin.describeTopic(NAME)).toEqual(before);
    await expect(
      kind.apply({ operation: 'create-topic' } as never, {} as never),
    ).rejects.toThrow('cannot apply "create-topic"');
  });

  it('reads back who is recorded', async () => {
    const { view } = await topicThere();
    const [change] = await aKind().plan({ resource, owner: payments }, view);
    const results = await Promise.all(
      [aKind({ owner: payments }), aKind({}), aKind()].map(kind =>
        kind.verify?.(change, view),
      ),
    );
    expect(results.map(each => each?.[0])).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'fail', observed: 'group:default/orders' },
      { outcome: 'fail', observed: 'no owner' },
    ]);
  });

  it('keeps refs in lower case and completes to itself', async () => {
    const kind = aKind();
    const { view } = aCluster({}, cluster);
    const once = await kind.complete!(
      {
        resource,
        owner: 'Group:default/Payments',
        component: 'Component:default/Ledger',
      },
      view,
    );
    expect(once).toEqual({
      resource,
      owner: payments,
      component: 'component:default/ledger',
    });
    expect(await kind.complete!(once, view)).toEqual(once);
  });

  it.each([
    [resource, 'Make payments the owner of topic orders.order.placed.v1'],
    ['prod/group/a%2Fb', 'Make payments the owner of consumer group a/b'],
    ['prod/principal/User%3Aa', 'Make payments the owner of principal User:a'],
  ])('says in a few words what it does to %s', (ref, title) => {
    expect(aKind().titleOf({ resource: ref, owner: payments })).toBe(title);
  });

  it('leaves other requests on the resource open', () => {
    const spec = { resource, owner: payments };
    expect(aKind().resources('prod', spec)).toEqual([resource]);
    expect(aKind().claimKeys('prod', spec)).not.toContain(resource);
  });
});

describe('a batch of ownership', () => {
  const owned = 'prod/topic/orders.owned.v1';
  const mine = 'prod/topic/orders.mine.v1';
  const spec = {
    owner: payments,
    component: 'component:default/payments-api',
    resources: [
      { resource },
      { resource: owned },
      { resource: mine },
      { resource: 'prod/topic/orders.gone.v1' },
      { resource: 'prod/group/billing', component: 'component:default/ledger' },
    ],
  };
  const kind = aKind({ resource: owned }, { resource: mine, owner: payments });

  it('claims what nobody owns and is there, each with its component', async () => {
    const { view } = await topicThere();
    const changes = await kind.plan(spec, view);
    expect(changes.map(({ parameters }) => parameters)).toEqual([
      {
        resource,
        owner: payments,
        component: 'component:default/payments-api',
        basis: 'claim',
      },
      {
        resource: 'prod/group/billing',
        owner: payments,
        component: 'component:default/ledger',
        basis: 'claim',
      },
    ]);
  });

  it('takes over what nobody is left to answer for, and only that', async () => {
    const left = 'prod/group/left';
    const batch = aKind(
      { resource: left, owner: 'group:default/gone' },
      { resource: owned },
    );
    const { view } = await topicThere();
    const resources = [{ resource: left }, { resource: owned }];
    const changes = await batch.plan({ owner: payments, resources }, view);
    expect(changes).toMatchObject([
      {
        resource: left,
        parameters: { basis: 'transfer' },
        fields: [
          { field: 'owner', before: 'group:default/gone', after: payments },
        ],
        inverse: {
          available: false,
          reason: expect.stringContaining('nobody whom it could be given'),
        },
      },
    ]);
    expect(batch.revert?.(changes)).toBeUndefined();
  });

  it('asks the cluster once, however many topics it names', async () => {
    const world = await topicThere();
    const resources = Array.from({ length: 1_000 }, (_, index) => ({
      resource: `prod/topic/t.${index}`,
    }));
    world.admin.calls.length = 0;
    await kind.plan({ owner: payments, resources }, world.view);
    expect(world.admin.calls).toHaveLength(1);
  });

  it('plans nothing on a guess', async () => {
    const world = await topicThere();
    world.admin.fail('listTopics', { how: 'unavailable' });
    await expect(kind.plan(spec, world.view)).rejects.toThrow(
      'The topics of cluster "prod" could not be read',
    );
  });

  it('holds each of them while it is under way', () => {
    expect(kind.claimKeys('prod', spec)).toEqual(
      spec.resources.map(each => `${each.resource}/owner`),
    );
  });

  it.each([
    [spec.resources, 'Make payments the owner of 5 resources'],
    [spec.resources.slice(0, 4), 'Make payments the owner of 4 topics'],
    [
      spec.resources.slice(4),
      'Make payments the owner of consumer group billing',
    ],
  ])('says in a few words what it does', (resources, title) => {
    expect(kind.titleOf({ owner: payments, resources })).toBe(title);
  });

  it('keeps refs in lower case', async () => {
    const { view } = aCluster({}, cluster);
    const resources = [{ resource, component: 'Component:default/Ledger' }];
    expect(
      await kind.complete!(
        { owner: 'group:default/Payments', resources },
        view,
      ),
    ).toEqual({
      owner: payments,
      resources: [{ resource, component: 'component:default/ledger' }],
    });
  });

  it.each([
    [{ resources: [] }, /Too small|at least/],
    [{ resource, resources: spec.resources }, /exactly one of the two/],
    [{}, /exactly one of the two/],
    [{ resources: [{ resource }, { resource }] }, /names "prod.*" twice/],
    [{ resources: [{ resource: 'orders' }] }, /Not a resource: "orders"/],
    [
      {
        resources: Array.from({ length: 1_001 }, (_, index) => ({
          resource: `prod/topic/t${index}`,
        })),
      },
      /Too big/,
    ],
  ])('refuses what is no batch', (bad, message) => {
    const { error } = ownershipSpecSchema.safeParse({
      owner: payments,
      ...bad,
    });
    expect(error?.issues[0].message).toMatch(message);
  });
});

describe('spec of ownership', () => {
  it.each([
    [{ resource: 'orders' }, /Not a resource: "orders"/],
    [{ resource: 'prod/waiver/x' }, /a "waiver" has no owner of its own/],
    [{ resource: 'prod/topic/a%2Eb' }, /must be written "prod\/topic\/a.b"/],
    [{ resource: 'prod/topic/%' }, /broken percent-encoding/],
    [{ owner: 'user:default/alice' }, /must be a group such as/],
    [{ owner: 'payments' }, /must be a group such as/],
    [{ component: 'system:default/x' }, /must be a component such as/],
    [{ basis: 'claim' }, /Unrecognized key/],
  ])('refuses %j', (bad, message) => {
    const { error } = ownershipSpecSchema.safeParse({
      resource,
      owner: payments,
      ...bad,
    });
    expect(error?.issues[0].message).toMatch(message);
  });
});
