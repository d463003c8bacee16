import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import {
  kafkaRequestReadPermission,
  type Obligation,
  type Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from '../../__testUtils__/organisation';
import {
  alice,
  file,
  nora,
  oscar,
  petra,
  topicOfOrders,
} from '../../__testUtils__/scenes';
import { reviewPortal } from '../../accessReviews/__testUtils__/reviewPortal';

// A busy machine takes its time to start a portal for each test.
jest.setTimeout(60_000);

type World = Awaited<ReturnType<typeof reviewPortal>>;

/** Access of a week that Oscar's team gave to a guest. */
async function temporaryAccess({ portal }: World): Promise<Request> {
  const topic = await topicOfOrders(portal);
  const request = await file(portal, oscar, {
    kind: 'access',
    cluster: 'dev',
    component: 'component:default/orders-api',
    spec: {
      action: 'grant',
      principal: 'User:guest',
      profile: 'consumer',
      group: 'guest',
      topic,
      until: '2999-12-31',
    },
  });
  return portal.reached(request.id, 'verified');
}

const owed = async (
  { portal }: World,
  query = '',
  who: Person = oscar,
): Promise<Obligation[]> =>
  (await portal.call(who, 'GET', `/obligations${query}`)).body.items;
const rights = ({ portal }: World) =>
  portal.admins.dev.describeAcls({ principal: 'User:guest' });
const change = ({ knex }: World, columns: Record<string, unknown>) =>
  knex('obligations').update(columns);
const before = (ms: number) => new Date(Date.now() - ms).toISOString();
const after = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('obligations over HTTP', () => {
  it('say what ends when, for whom, and by which request', async () => {
    const world = await reviewPortal();
    const request = await temporaryAccess(world);
    const [obligation] = await owed(world);
    expect(obligation).toMatchObject({
      kind: 'temporary-end',
      requestId: request.id,
      owedBy: 'system',
      state: 'open',
      overdue: false,
      mine: true,
      dueAt: '3000-01-01T00:00:00.000Z',
    });
    expect(obligation).not.toHaveProperty('detail');
    expect(await owed(world, '?mine=true')).toHaveLength(1);
    expect(await owed(world, '?mine=true', nora)).toEqual([]);
    expect(await owed(world, '', nora)).toMatchObject([{ mine: false }]);
    expect(await owed(world, '?state=done')).toEqual([]);
    expect(await owed(world, '?kind=access-review')).toEqual([]);
    expect(await owed(world, `?owner=${oscar}`)).toHaveLength(1);
    expect(await owed(world, '?dueBefore=2999-01-01T00:00:00Z')).toEqual([]);
  });

  it.each([
    ['?state=late', 'query.state'],
    ['?mine=yes', 'query.mine'],
    ['?owner=orders', 'must be an entity ref'],
    ['?dueBefore=soon', 'query.dueBefore'],
    ['?cursor=x', 'Not a cursor'],
    ['?limit=0', 'query.limit'],
  ])('refuse %s', async (query, message) => {
    const { portal } = await reviewPortal();
    const { status, body } = await portal.call(
      oscar,
      'GET',
      `/obligations${query}`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('do not tell of a request that one may not read', async () => {
    const world = await reviewPortal({
      permissions: true,
      policy: {
        handle: async ({ permission }, user) => ({
          result:
            isPermission(permission, kafkaRequestReadPermission) &&
            user?.info.userEntityRef === alice
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      },
    });
    await temporaryAccess(world);
    expect((await owed(world, '', alice))[0].requestId).toBeUndefined();
    expect((await owed(world, '', petra))[0].requestId).toBeDefined();
  });

  it('are fulfilled by another process where the one that had them died, and not before its lease is over', async () => {
    const world = await reviewPortal();
    await temporaryAccess(world);
    expect(await rights(world)).not.toEqual([]);
    const due = { due_at: before(60_000), try_at: before(60_000) };
    await change(world, {
      ...due,
      lease_holder: 'a dead replica',
      lease_until: after(60_000),
    });
    await world.run('obligations');
    expect(await rights(world)).not.toEqual([]);
    expect(await owed(world)).toMatchObject([{ overdue: true }]);

    await change(world, { lease_until: before(1) });
    await world.run('obligations');
    expect(await rights(world)).toEqual([]);
    expect(await owed(world, '?state=done')).toMatchObject([
      { state: 'done', settledBy: 'system', overdue: false },
    ]);
  });

  it('are fulfilled at the next start where they fell due while no process ran', async () => {
    const world = await reviewPortal();
    await temporaryAccess(world);
    const bindings = await rights(world);
    await change(world, { due_at: before(86_400_000), try_at: before(1) });

    // Another process on the same database and cluster.
    const next = await reviewPortal({ knex: world.knex });
    await next.portal.admins.dev.createAcls(bindings);
    await next.run('obligations');
    expect(await rights(next)).toEqual([]);
    expect(await owed(next, '?state=done')).toHaveLength(1);
  });
});
