import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { encodeCursor } from '../cursor';
import { explain } from '../__testUtils__/explain';
import type { RequestStore } from '../types';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { migrateLatest } from './migrations';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const person = { ref: 'user:default/a', ownershipRefs: ['group:default/a'] };
const cursor = encodeCursor({ createdAt: '2026-11-21T10:00:00.000Z', id: 'a' });

const reads: [string, string, (store: RequestStore) => Promise<unknown>][] = [
  ['all requests', 'requests_created_idx', store => store.list({})],
  ['a later page', 'requests_created_idx', store => store.list({ cursor })],
  [
    'requests in a status',
    'requests_status_idx',
    store => store.list({ status: ['in_review'], cursor }),
  ],
  [
    'requests of a kind',
    'requests_kind_idx',
    store => store.list({ kind: 'topic-create' }),
  ],
  [
    'requests on a cluster',
    'requests_cluster_idx',
    store => store.list({ cluster: 'dev' }),
  ],
  [
    'requests of a person',
    'requests_requester_idx',
    store => store.list({ requester: 'user:default/a' }),
  ],
  [
    'requests of a team',
    'requests_owner_idx',
    store => store.list({ owner: 'group:default/a' }),
  ],
  [
    'requests for a component',
    'requests_component_idx',
    store => store.list({ component: 'component:default/a' }),
  ],
  [
    'requests on a resource',
    'request_resources_resource_idx',
    store => store.list({ resource: 'dev/topic/a' }),
  ],
  [
    'what waits for a reviewer',
    'request_reviewers_filled_idx',
    store => store.list({ toReviewBy: person }),
  ],
  [
    'open requests by resource',
    'request_resources_resource_idx',
    store => store.openByResource(['dev/topic/a']),
  ],
  [
    'work that is due',
    'requests_status_idx',
    store => store.listWork(new Date(), 10),
  ],
  [
    'a timeline',
    'request_events',
    store => store.events('00000000-0000-0000-0000-000000000000'),
  ],
  [
    'recorded plans',
    'request_plans',
    store => store.plans('00000000-0000-0000-0000-000000000000'),
  ],
];

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it.each(reads)('%s is read by an index (%s)', async (_, index, read) => {
    const knex = await databases.init(databaseId);
    await migrateLatest(knex);
    const store = DatabaseRequestStore.create({
      knex,
      logger: mockServices.logger.mock(),
    });
    const plan = await explain(knex, databaseId, () => read(store));
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan/);
    // SQLite: a scan is fine only where it goes along an index.
    const scans = plan.split('\n').filter(line => /^SCAN /.test(line));
    expect(scans.filter(line => !/USING .*INDEX/.test(line))).toEqual([]);
  });
});
