import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aNewRequest } from '../__testUtils__/newRequest';
import { explain } from '../__testUtils__/explain';
import { encodeCursor } from '../cursor';
import { DatabaseRequestStore } from '../store/DatabaseRequestStore';
import { migrateLatest } from '../store/migrations';
import { anObligation } from './__testUtils__/anObligation';
import { DatabaseObligationStore } from './DatabaseObligationStore';
import type { ObligationStore } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
const until = (hour: number) => ({ holder: `h${hour}`, until: at(hour) });

async function setUp(databaseId: TestDatabaseId) {
  const knex = await databases.init(databaseId);
  await migrateLatest(knex);
  const now = () => at(10);
  const store = DatabaseObligationStore.create({ knex, now });
  const requests = DatabaseRequestStore.create({
    knex,
    logger: mockServices.logger.mock(),
    now,
  });
  return { knex, store, requests };
}

/** So many that a database sees which index is worth it. */
async function fill(knex: Knex): Promise<void> {
  const time = at(12).toISOString();
  const rows = Array.from({ length: 500 }, (_, index) => ({
    id: `${index}`,
    kind: 'temporary-end',
    state: 'open',
    title: '',
    cluster: 'dev',
    resource: `dev/topic/${index}`,
    owed_by: 'system',
    detail: '{}',
    due_at: new Date(at(12).getTime() + index * 1_000).toISOString(),
    remind_from: time,
    version: 1,
    attempts: 0,
    try_at: new Date(at(12).getTime() + index * 1_000).toISOString(),
    created_at: time,
  }));
  await knex.batchInsert('obligations', rows, 50);
  await knex.raw('analyze obligations');
}

describe.each(databases.eachSupportedId())('obligations on %s', databaseId => {
  it('are kept as they were opened, with who is concerned', async () => {
    const { store } = await setUp(databaseId);
    const obligation = anObligation({
      owedBy: 'group:default/Orders',
      tell: ['user:default/Ada', 'group:default/orders'],
      detail: { principal: 'User:billing' },
    });
    const opened = await store.open(obligation);
    expect(opened).toEqual({
      id: obligation.id,
      kind: 'temporary-end',
      title: obligation.title,
      cluster: 'dev',
      resource: 'dev/topic/orders.placed',
      owedBy: 'group:default/orders',
      people: ['group:default/orders', 'user:default/ada'],
      detail: { principal: 'User:billing' },
      dueAt: '2026-11-21T12:00:00.000Z',
      state: 'open',
      version: 1,
      attempts: 0,
      createdAt: '2026-11-21T10:00:00.000Z',
    });
    expect(await store.get(obligation.id)).toEqual(opened);
    expect(await store.get('a\u0000')).toBeUndefined();
  });

  it('are opened with the transition of a request, or not at all', async () => {
    const { store, requests } = await setUp(databaseId);
    const { id } = await requests.create(aNewRequest());
    const [first, second] = [anObligation(), anObligation()];
    const event = {
      type: 'status.changed' as const,
      at: at(10).toISOString(),
      actor: 'system',
      message: 'Approved',
    };
    await requests.update(id, () => ({
      to: 'approved',
      events: [event],
      obligations: [first],
    }));
    expect(await store.ofRequest(id)).toMatchObject([
      { id: first.id, requestId: id },
    ]);
    await expect(
      requests.update(id, () => ({
        // Not valid from here, so nothing of it is written.
        to: 'denied',
        events: [event],
        obligations: [second],
      })),
    ).rejects.toThrow();
    expect(await store.get(second.id)).toBeUndefined();
  });

  it('are opened once while one with the same key is open', async () => {
    const { store } = await setUp(databaseId);
    const openKey = 'access-review:dev/topic/a';
    const opened = await Promise.all(
      [1, 2, 3].map(() => store.open(anObligation({ openKey }))),
    );
    const [first, ...others] = opened.filter(each => each !== undefined);
    expect(others).toEqual([]);
    await store.settle(
      first.id,
      { state: 'done', by: 'user:default/ada' },
      at(11),
    );
    expect(await store.open(anObligation({ openKey }))).toBeDefined();
  });

  it('are claimed by one of two, and by another once the lease is over', async () => {
    const { store } = await setUp(databaseId);
    const { id } = anObligation();
    await store.open(anObligation({ id }));
    expect(await store.listWork(at(11), 10)).toEqual([]);
    expect(await store.claim(id, until(12), at(11))).toBeUndefined();
    expect(await store.listWork(at(12), 10)).toEqual([id]);

    const claims = await Promise.all([
      store.claim(id, until(13), at(12)),
      store.claim(id, { ...until(13), holder: 'other' }, at(12)),
    ]);
    expect(claims.filter(each => each !== undefined)).toHaveLength(1);
    expect(await store.listWork(at(12), 10)).toEqual([]);

    expect(await store.listWork(at(13), 10)).toEqual([id]);
    const taken = await store.claim(id, until(14), at(13));
    expect(taken).toMatchObject({ attempts: 2, version: 3 });
    const done = { state: 'done', by: 'system' } as const;
    // The first holder is too late to say anything.
    expect(await store.finish(id, 'h13', done, at(13))).toBe(false);
    expect(await store.finish(id, 'h14', done, at(13))).toBe(true);
    expect(await store.get(id)).toMatchObject({
      state: 'done',
      settledBy: 'system',
      settledAt: at(13).toISOString(),
    });
    expect(await store.listWork(at(23), 10)).toEqual([]);
  });

  it('wait for their next attempt with the reason and what the handler left', async () => {
    const { store } = await setUp(databaseId);
    const { id } = anObligation();
    await store.open(anObligation({ id }));
    await store.claim(id, until(13), at(12));
    await store.finish(
      id,
      'h13',
      {
        state: 'open',
        reason: 'No answer',
        tryAt: at(15),
        detail: { filed: 'r1' },
      },
      at(12),
    );
    expect(await store.listWork(at(14), 10)).toEqual([]);
    expect(await store.listWork(at(15), 10)).toEqual([id]);
    expect(await store.get(id)).toMatchObject({
      state: 'open',
      reason: 'No answer',
      detail: { filed: 'r1' },
    });
  });

  it('are told of once: before, in the second half of their time, and when people are late', async () => {
    const { store } = await setUp(databaseId);
    const people = { owedBy: 'group:default/orders' };
    const { id } = (await store.open(anObligation(people)))!;
    await store.open(
      anObligation({ ...people, dueAt: '2026-11-23T12:00:00.000Z' }),
    );
    const soon = (hour: number) =>
      store.takeReminders(at(hour), at(hour + 24), 10);
    expect(await soon(10)).toEqual([]);
    expect(await soon(11)).toMatchObject([
      { id, people: ['group:default/orders'] },
    ]);
    expect(await soon(11)).toEqual([]);
    expect(await store.takeMissed(at(11), 10)).toEqual([]);
    expect(await store.takeMissed(at(12), 10)).toMatchObject([{ id }]);
    expect(await store.takeMissed(at(13), 10)).toEqual([]);
    expect(await store.markMissed(id, at(13))).toBe(false);
  });

  it('are listed open by date or settled newest first, and narrowed', async () => {
    const { store } = await setUp(databaseId);
    const due = (hour: number, over: Parameters<typeof anObligation>[0] = {}) =>
      anObligation({
        dueAt: at(hour).toISOString(),
        title: `${hour}`,
        ...over,
      });
    await store.open(due(13, { owedBy: 'group:default/orders' }));
    await store.open(due(12, { tell: ['user:default/ada'] }));
    await store.open(
      due(14, { kind: 'access-review', resource: 'dev/topic/b' }),
    );
    for (const hour of [8, 9]) {
      const settled = (await store.open(due(hour)))!;
      await store.settle(settled.id, { state: 'failed', by: 'system' }, at(10));
    }
    const found = async (query: Parameters<ObligationStore['list']>[0]) =>
      (await store.list(query)).items.map(({ title }) => title);
    expect(await found({})).toEqual(['12', '13', '14']);
    expect(await found({ state: 'failed' })).toEqual(['9', '8']);
    expect(await found({ state: 'done' })).toEqual([]);
    expect(await found({ dueBefore: at(13).toISOString() })).toEqual(['12']);
    expect(await found({ kind: 'access-review' })).toEqual(['14']);
    expect(await found({ resource: 'dev/topic/b' })).toEqual(['14']);
    expect(await found({ owner: 'group:default/Orders' })).toEqual(['13']);
    expect(
      await found({ mine: ['user:default/ada', 'group:default/orders'] }),
    ).toEqual(['12', '13']);
    expect(await found({ mine: [] })).toEqual([]);

    const first = await store.list({ limit: 2 });
    expect(first).toMatchObject({ totalItems: 3 });
    expect(await found({ limit: 2, cursor: first.nextCursor })).toEqual(['14']);
    await expect(store.list({ cursor: 'x' })).rejects.toThrow('Not a cursor');
  });

  it.each<[string, string, (store: ObligationStore) => Promise<unknown>]>([
    ['a page', 'obligations_state_idx', store => store.list({})],
    [
      'a later page',
      'obligations_state_idx',
      store => store.list({ cursor: encodeCursor({ dueAt: at(9), id: 'a' }) }),
    ],
    [
      'what is mine',
      'obligation_people',
      store => store.list({ mine: ['group:default/orders'] }),
    ],
    [
      'what is due on a resource',
      'obligations_resource_idx',
      store => store.list({ resource: 'dev/topic/a' }),
    ],
    ['of a request', 'obligations_request_idx', store => store.ofRequest('r1')],
    ['work', 'obligations_work_idx', store => store.listWork(at(10), 10)],
    [
      'reminders',
      'obligations_state_idx',
      store => store.takeReminders(at(10), at(12), 10),
    ],
  ])('%s is read by the index %s', async (_, index, read) => {
    const { knex, store } = await setUp(databaseId);
    await fill(knex);
    const plan = await explain(knex, databaseId, () => read(store));
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan/);
  });
});
