import type {
  AccessSpec,
  Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { accessKind, topicCreateKind } from '../kinds';
import { accessTargetsOf, answeringOwner } from './accessTargets';

const ownership = (resource: string, owner?: string): Ownership => ({
  resource,
  ...(owner && { owner, component: `component:default/${owner}-api` }),
  ownerState: owner ? 'active' : 'none',
  proposals: [],
  explanation: '',
});

/** Whoever the name of a topic begins with owns it; who owns something states a class. */
const owners = {
  ownershipOf: async (resource: string) => {
    const [, , name] = resource.split('/');
    const [owner] = name.split('.');
    return ownership(resource, name.includes('.') ? owner : undefined);
  },
  supportMetadataOf: jest.fn(async ({ owner }: { owner?: string }) => ({
    values:
      owner === 'orders' ? { dataClass: { value: 'pii', source: '' } } : {},
    missing: [],
    resolvedAt: '',
  })),
};
beforeEach(() => owners.supportMetadataOf.mockClear());

async function aView(...topics: string[]) {
  const admin = FakeClusterAdmin.create();
  for (const name of topics)
    await admin.createTopic({
      name,
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
  return fakeClusterView({ admin, cluster: { id: 'prod' } });
}

const reading = (over: Partial<AccessSpec> = {}) =>
  ({
    action: 'grant',
    principal: 'User:billing',
    profile: 'consumer',
    topic: 'orders.a',
    group: 'billing',
    ...over,
  } as AccessSpec);

describe('accessTargetsOf', () => {
  it('names topic and group, each with its owner and data class', async () => {
    const view = await aView('orders.a');
    const changes = await accessKind.plan(reading(), view);
    expect(await accessTargetsOf(changes, view, owners)).toEqual({
      targets: [
        {
          ownership: ownership('prod/topic/orders.a', 'orders'),
          dataClass: 'pii',
        },
        { ownership: ownership('prod/group/billing') },
      ],
      notLookedAt: 0,
      prefixes: [],
    });
  });

  it('finds the topics that a prefix covers, bounded, reading each class once', async () => {
    const names = Array.from({ length: 130 }, (_, index) => `orders.t${index}`);
    const view = await aView(...names, 'payments.a');
    const spec = reading({ topic: 'orders.', topicPattern: 'prefixed' });
    const changes = await accessKind.plan(spec, view);
    const found = await accessTargetsOf(changes, view, owners);
    expect(found?.prefixes).toMatchObject([
      { prefix: 'orders.', covered: { value: 130 } },
    ]);
    expect(found?.notLookedAt).toBe(30);
    expect(found?.targets).toHaveLength(101);
    expect(found?.targets[1]).toMatchObject({ prefix: 'orders.' });
    expect(owners.supportMetadataOf).toHaveBeenCalledTimes(1);
  });

  it('does not know what a prefix covers where topics cannot be read', async () => {
    const view = fakeClusterView({ unknown: { topics: 'no answer' } });
    const spec = reading({ topic: 'orders.', topicPattern: 'prefixed' });
    const changes = await accessKind.plan(spec, view);
    expect(
      (await accessTargetsOf(changes, view, owners))?.prefixes,
    ).toMatchObject([{ prefix: 'orders.', covered: { known: false } }]);
  });

  it('leaves out a topic that the plan creates, and plans without rights', async () => {
    const view = await aView();
    const changes = await topicCreateKind.plan(
      {
        name: 'orders.new',
        partitions: 1,
        replicationFactor: 1,
        consumers: [{ principal: 'User:b', group: 'billing' }],
      },
      view,
    );
    const found = await accessTargetsOf(changes, view, owners);
    expect(found?.targets.map(each => each.ownership.resource)).toEqual([
      'prod/group/billing',
    ]);
    expect(
      await accessTargetsOf(changes.slice(0, 1), view, owners),
    ).toBeUndefined();
  });
});

describe('answeringOwner', () => {
  const principal = ownership('prod/principal/User%3Ab', 'billing');
  const on = (...owned: Ownership[]) => ({
    targets: owned.map(each => ({ ownership: each })),
    notLookedAt: 0,
    prefixes: [],
  });
  const a = ownership('prod/topic/orders.a', 'orders');
  const b = ownership('prod/topic/orders.b', 'orders');
  const other = ownership('prod/topic/payments.a', 'payments');
  const group = ownership('prod/group/billing');

  it('is that of the topic that is named', () => {
    expect(answeringOwner(a, on(a, other, group))).toBe(a);
  });

  it('is the one owner of all that a prefix covers', () => {
    expect(answeringOwner(principal, on(a, b, group))).toBe(a);
  });

  it('stays with the main resource where there are several, or none', () => {
    expect(answeringOwner(principal, on(a, other))).toBe(principal);
    expect(answeringOwner(principal, on(group))).toBe(principal);
    expect(answeringOwner(principal, undefined)).toBe(principal);
  });
});
