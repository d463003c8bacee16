import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { RequestQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import { aNewRequest } from '../__testUtils__/newRequest';
import type { NewRequest, RequestStore } from '../types';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { migrateLatest } from './migrations';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);
const AT = '2026-11-21T10:00:00.000Z';

async function setUp(databaseId: TestDatabaseId) {
  const knex = await databases.init(databaseId);
  await migrateLatest(knex);
  const store = DatabaseRequestStore.create({
    knex,
    logger: mockServices.logger.mock(),
    now: () => new Date(AT),
  });
  const file = (name: string, over: Partial<NewRequest['request']> = {}) =>
    store.create(
      aNewRequest({
        title: `Create topic ${name}`,
        resources: [`dev/topic/${name}`],
        ...over,
      }),
    );
  return { knex, store, file };
}

type Query = Parameters<RequestStore['list']>[0];

async function titles(store: RequestStore, query: Query): Promise<string[]> {
  const { items, totalItems } = await store.list(query);
  expect(totalItems).toBe(items.length);
  return items.map(({ title }) => title.replace('Create topic ', '')).sort();
}

describe.each(databases.eachSupportedId())('list on %s', databaseId => {
  it('filters by each field, and by several at once', async () => {
    const { store, file } = await setUp(databaseId);
    await file('a', { requester: 'user:default/ben', cluster: 'prod' });
    await file('b', { owner: 'group:default/pay', status: 'approved' });
    await file('c', { kind: 'topic-config', status: 'denied' });
    await file('d', {
      component: undefined,
      resources: ['dev/topic/d', 'dev/topic/shared'],
    });

    const cases: [RequestQuery, string[]][] = [
      [{}, ['a', 'b', 'c', 'd']],
      [{ requester: 'User:default/Ben' }, ['a']],
      [{ cluster: 'prod' }, ['a']],
      [{ owner: 'group:default/pay' }, ['b']],
      [{ status: ['approved', 'denied'] }, ['b', 'c']],
      [{ status: [] }, []],
      [{ kind: 'topic-config' }, ['c']],
      [{ component: 'component:default/orders-api' }, ['a', 'b', 'c']],
      [{ resource: 'dev/topic/shared' }, ['d']],
      [{ resource: 'dev/topic' }, []],
      [{ q: 'TOPIC b' }, ['b']],
      [{ q: 'b', status: ['denied'] }, []],
    ];
    for (const [query, expected] of cases)
      expect([query, await titles(store, query)]).toEqual([query, expected]);
  });

  it('takes the letters of a search as they are', async () => {
    const { store, file } = await setUp(databaseId);
    await file('100%_done');
    await file('100xydone');
    await file('back\\slash');
    expect(await titles(store, { q: '%' })).toEqual(['100%_done']);
    expect(await titles(store, { q: '_' })).toEqual(['100%_done']);
    expect(await titles(store, { q: '\\' })).toEqual(['back\\slash']);
    expect(await titles(store, { q: "' or 1=1 --" })).toEqual([]);
  });

  it('pages newest first without missing or repeating one, though times are equal', async () => {
    const { store, file } = await setUp(databaseId);
    for (let i = 0; i < 7; i += 1)
      await file(`t${i}`, { createdAt: `2026-11-21T10:00:0${i >> 1}.000Z` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list({ limit: 2, cursor });
      expect(page.totalItems).toBe(7);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ createdAt }) => createdAt));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...seen].sort().reverse());
  });

  it('refuses a cursor that is none', async () => {
    const { store } = await setUp(databaseId);
    for (const cursor of ['x', '', btoa('{"createdAt":"now","id":"1"}')]) {
      await expect(store.list({ cursor })).rejects.toThrow(
        /^Not a cursor: .*Valid is "nextCursor" of the page before/,
      );
    }
  });

  describe('what waits for a reviewer', () => {
    const paul = {
      ref: 'user:default/paul',
      ownershipRefs: ['user:default/paul', 'group:default/platform'],
    };

    it('holds only requests in review with an open role of theirs that they did not file', async () => {
      const { store, file } = await setUp(databaseId);
      const reviewers = (filledBy: string): Partial<NewRequest['request']> => ({
        reviewers: [{ role: 'platform', filledBy: [filledBy], reasons: [] }],
      });
      await file('by-group', reviewers('Group:default/Platform'));
      await file('by-person', reviewers('user:default/paul'));
      await file('other-group', reviewers('group:default/security'));
      await file('own', {
        ...reviewers('group:default/platform'),
        requester: paul.ref,
      });
      await file('approved', {
        ...reviewers('group:default/platform'),
        status: 'approved',
      });
      expect(await titles(store, { toReviewBy: paul })).toEqual([
        'by-group',
        'by-person',
      ]);
      expect(
        await titles(store, { toReviewBy: { ref: 'x', ownershipRefs: [] } }),
      ).toEqual([]);
    });

    it('leaves out a role that is filled and a person who filled another, until reviews lapse', async () => {
      const { store, file } = await setUp(databaseId);
      const { id, plan } = await file('two-roles', {
        reviewers: [
          {
            role: 'platform',
            filledBy: ['group:default/platform'],
            reasons: [],
          },
          {
            role: 'security',
            filledBy: ['group:default/security', 'user:default/paul'],
            reasons: [],
          },
        ],
      });
      const vera = {
        ref: 'user:default/vera',
        ownershipRefs: ['group:default/security'],
      };
      const pia = {
        ref: 'user:default/pia',
        ownershipRefs: ['group:default/platform'],
      };
      await store.update(id, () => ({
        events: [
          { type: 'review.given', at: AT, actor: paul.ref, message: 'Yes' },
        ],
        addReview: {
          id: 'r1',
          reviewer: paul.ref,
          role: 'platform',
          verdict: 'approve',
          planDigest: plan.digest,
          createdAt: AT,
        },
      }));
      expect(await titles(store, { toReviewBy: paul })).toEqual([]);
      expect(await titles(store, { toReviewBy: pia })).toEqual([]);
      expect(await titles(store, { toReviewBy: vera })).toEqual(['two-roles']);
      await store.update(id, () => ({ events: [], lapseReviews: true }));
      expect(await titles(store, { toReviewBy: paul })).toEqual(['two-roles']);
      expect(await titles(store, { toReviewBy: pia })).toEqual(['two-roles']);
    });
  });

  it('names open requests by resource, newest first', async () => {
    const { store, file } = await setUp(databaseId);
    const old = await file('a', { createdAt: '2026-11-21T08:00:00.000Z' });
    const young = await file('b', {
      resources: ['dev/topic/b', 'dev/topic/a'],
      claimKeys: ['dev/topic/b'],
    });
    await file('a', { status: 'rejected', claimKeys: [] });
    expect(
      await store.openByResource(['dev/topic/a', 'dev/topic/none']),
    ).toEqual([
      {
        resource: 'dev/topic/a',
        id: young.id,
        title: 'Create topic b',
        status: 'in_review',
      },
      {
        resource: 'dev/topic/a',
        id: old.id,
        title: 'Create topic a',
        status: 'in_review',
      },
    ]);
    expect(await store.openByResource([])).toEqual([]);
  });

  it('lists the work that no live lease holds, oldest first, in pages', async () => {
    const { store, file } = await setUp(databaseId);
    const now = new Date(AT);
    const ids: string[] = [];
    const statuses = ['approved', 'applying', 'unknown', 'applied'] as const;
    for (const [i, status] of statuses.entries()) {
      const createdAt = `2026-11-21T09:00:0${i}.000Z`;
      ids.push((await file(status, { status, createdAt })).id);
    }
    for (const status of ['in_review', 'failed', 'verified', 'denied'] as const)
      await file(status, { status });
    expect(await store.listWork(now, 10)).toEqual(ids);
    expect(await store.listWork(now, 2)).toEqual(ids.slice(0, 2));
    expect(await store.listWork(now, 2, ids[1])).toEqual(ids.slice(2));

    const lease = (until: string) =>
      store.update(ids[1], () => ({
        events: [],
        lease: { holder: 'replica-a', until },
      }));
    expect((await lease('2026-11-21T10:00:00.001Z')).lease).toEqual({
      holder: 'replica-a',
      until: '2026-11-21T10:00:00.001Z',
    });
    expect(await store.listWork(now, 10)).not.toContain(ids[1]);
    await lease(AT);
    expect(await store.listWork(now, 10)).toContain(ids[1]);
    const released = await store.update(ids[1], () => ({
      events: [],
      lease: 'release',
    }));
    expect(released.lease).toBeUndefined();
  });
});
