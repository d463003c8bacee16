import { TestDatabases } from '@backstage/backend-test-utils';
import { encodeCursor } from '../requests';
import { explain } from '../requests/__testUtils__/explain';
import {
  ada,
  ben,
  paul,
  ServiceWorld,
} from '../requests/__testUtils__/ServiceWorld';
import { AuditLog } from './AuditLog';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

/** Two requests of ada and ben, one approved by paul, an hour between any two. */
async function setUp(databaseId: Parameters<typeof ServiceWorld.create>[1]) {
  const world = await ServiceWorld.create(databases, databaseId);
  const at = (hour: number) => {
    world.now = new Date(Date.UTC(2026, 10, 21, hour));
  };
  world.ask('platform');
  at(8);
  const first = await world.submit('a', {}, ada);
  at(9);
  const second = await world.submit('b', {}, ben);
  at(10);
  await world.review(first, paul);
  at(11);
  await world.service.comment(first.id, { text: 'Thank you' }, ada);
  const log = AuditLog.create({ knex: world.knex });
  return { world, log, first, second };
}

describe.each(databases.eachSupportedId())('AuditLog on %s', databaseId => {
  it('tells who did what to which request, newest first', async () => {
    const { log, first, second } = await setUp(databaseId);
    const { items, nextCursor } = await log.list({});
    expect(nextCursor).toBeUndefined();
    expect(
      items.map(({ actor, type, requestId }) => [actor, type, requestId]),
    ).toEqual([
      [ada.ref, 'commented', first.id],
      [paul.ref, 'review.given', first.id],
      [ben.ref, 'submitted', second.id],
      [ada.ref, 'submitted', first.id],
    ]);
    expect(items[1]).toEqual({
      requestId: first.id,
      sequence: 2,
      type: 'review.given',
      at: '2026-11-21T10:00:00.000Z',
      actor: paul.ref,
      message: 'Approved as platform',
      from: 'in_review',
      to: 'approved',
      planDigest: first.plan.digest,
      details: { role: 'platform', verdict: 'approve' },
      kind: 'topic-create',
      cluster: 'dev',
      title: 'Create topic a',
      resources: ['dev/topic/a'],
    });
  });

  it('tells who paused and resumed a cluster, which belongs to no request', async () => {
    const { world, log } = await setUp(databaseId);
    const since = '2026-11-21T12:00:00.000Z';
    await world.store.setPause('dev', {
      by: paul.ref,
      reason: 'Upgrade',
      since,
    });
    world.now = new Date('2026-11-21T13:00:00.000Z');
    await world.store.setPause('dev', undefined, ada.ref);
    // Nothing to end is nothing to tell.
    await world.store.setPause('prod', undefined, ada.ref);
    const { items } = await log.list({ kind: 'cluster' });
    expect(items).toEqual([
      {
        sequence: 2,
        type: 'cluster.resumed',
        kind: 'cluster',
        at: '2026-11-21T13:00:00.000Z',
        actor: ada.ref,
        cluster: 'dev',
        title: 'dev',
        resources: [],
        message: 'Resumed: changes are applied again',
      },
      expect.objectContaining({
        sequence: 1,
        type: 'cluster.paused',
        at: since,
        actor: paul.ref,
        message: 'Paused: Upgrade',
      }),
    ]);
    const all = await log.list({ from: '2026-11-21T11:00:00Z' });
    expect(all.items.map(({ type }) => type)).toEqual([
      'cluster.resumed',
      'cluster.paused',
      'commented',
    ]);
    expect(
      (await log.list({ actor: ada.ref, kind: 'cluster' })).items,
    ).toHaveLength(1);
    expect(
      (await log.list({ kind: 'cluster', resource: 'dev/topic/a' })).items,
    ).toEqual([]);
  });

  it('shows what a change does, before and after, as the plan of that moment had it', async () => {
    const { world, log, first } = await setUp(databaseId);
    const [change] = first.plan.changes;
    await world.store.update(first.id, () => ({
      to: 'applying',
      events: [
        {
          type: 'change.started',
          changeId: change.id,
          at: '2026-11-21T12:00:00.000Z',
          actor: 'system',
          message: 'Sent',
        },
      ],
    }));
    const [started, comment] = (await log.list({})).items;
    expect(started).toMatchObject({
      type: 'change.started',
      fields: [{ field: 'partitions', after: '3' }],
    });
    expect(comment.fields).toBeUndefined();
  });

  it('narrows by resource, person, kind and time', async () => {
    const { log } = await setUp(databaseId);
    const found = async (query: Parameters<typeof log.list>[0]) =>
      (await log.list(query)).items.map(({ at, type }) => [
        at.slice(11, 13),
        type,
      ]);
    expect(await found({ resource: 'dev/topic/b' })).toEqual([
      ['09', 'submitted'],
    ]);
    expect(await found({ actor: paul.ref })).toEqual([['10', 'review.given']]);
    expect(await found({ kind: 'topic-create', actor: paul.ref })).toEqual([
      ['10', 'review.given'],
    ]);
    expect(await found({ kind: 'retention' })).toEqual([]);
    expect(
      await found({ from: '2026-11-21T09:00:00Z', to: '2026-11-21T10:00:00Z' }),
    ).toEqual([['09', 'submitted']]);
    expect(await found({ from: '2026-11-21T12:00:00+02:00' })).toEqual([
      ['11', 'commented'],
      ['10', 'review.given'],
    ]);
    expect(
      await found({
        resource: 'dev/topic/a',
        actor: ada.ref,
        to: '2026-11-21T09:00:00Z',
      }),
    ).toEqual([['08', 'submitted']]);
    expect(await found({ resource: "' or 1=1 --" })).toEqual([]);
  });

  it('pages without missing or repeating one, records of the same moment too', async () => {
    const { world, log, first } = await setUp(databaseId);
    const pause = {
      by: paul.ref,
      reason: 'Upgrade',
      since: world.now.toISOString(),
    };
    for (let i = 0; i < 5; i += 1) {
      await world.service.comment(first.id, { text: `${i}` }, ben);
      await world.store.setPause('dev', pause);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await log.list({ limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(e => `${e.requestId} ${e.sequence}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
    expect(seen).toEqual(
      (await log.list({})).items.map(e => `${e.requestId} ${e.sequence}`),
    );
  });

  it('refuses a cursor of another list, a time that is none, and a NUL', async () => {
    const { log } = await setUp(databaseId);
    const cursor = encodeCursor({ createdAt: '2026-11-21T10:00:00Z', id: 'a' });
    await expect(log.list({ cursor })).rejects.toThrow('Not a cursor');
    await expect(log.list({ from: 'yesterday' })).rejects.toThrow(
      '"query.from" is "yesterday"',
    );
    await expect(log.list({ actor: 'a\u0000' })).rejects.toThrow('NUL');
  });

  it.each([
    ['everything', {}, 'request_events_at_idx'],
    ['a person', { actor: ada.ref }, 'request_events_actor_idx'],
    ['a kind', { kind: 'topic-create' }, 'requests_kind_idx'],
    ['records', {}, 'audit_records_at_idx'],
    ['records of a person', { actor: ada.ref }, 'audit_records_actor_idx'],
    [
      'records of a resource',
      { resource: 'dev/topic/a' },
      'audit_records_resource_idx',
    ],
    [
      'a resource',
      { resource: 'dev/topic/a' },
      'request_resources_resource_idx',
    ],
    [
      'a time',
      { from: '2026-11-21T09:00:00Z', to: '2026-11-21T10:00:00Z' },
      'request_events_at_idx',
    ],
  ])('%s is read by an index', async (_, query, index) => {
    const { world, log } = await setUp(databaseId);
    const plan = await explain(world.knex, databaseId, () => log.list(query));
    expect(plan).toContain(index);
  });
});
