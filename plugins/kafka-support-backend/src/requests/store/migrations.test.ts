import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { migrationsDirectory } from './migrations';

const directory = migrationsDirectory;
const names = readdirSync(directory).sort();
const tables = [
  'requests',
  'request_resources',
  'request_plans',
  'request_claims',
  'request_reviewers',
  'reviews',
  'request_events',
  'idempotency_keys',
  'ownerships',
  'cluster_pauses',
  'resources',
  'inventory_syncs',
  'audit_seals',
  'audit_seal_ends',
  'resource_marks',
  'resource_figures',
  'obligations',
  'obligation_people',
  'audit_records',
  'access_review_submissions',
  'access_review_revokes',
  'catalog_facts',
  'drift_baselines',
  'topic_identities',
  'drifted_topics',
];

async function existing(knex: Knex): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables)
    if (await knex.schema.hasTable(table)) found.push(table);
  return found;
}

/** Smallest row that the table takes. */
async function insertRequest(knex: Knex, id: string): Promise<void> {
  await knex('requests').insert({
    id,
    kind: 'topic-create',
    cluster: 'dev',
    environment: 'development',
    title: 'Create topic a',
    resources: '[]',
    spec: '{}',
    status: 'in_review',
    version: 1,
    last_sequence: 1,
    plan_number: 1,
    requester: 'user:default/ada',
    requester_ownership_refs: '[]',
    justification: 'Needed',
    ownership: '{}',
    support_metadata: '{}',
    reviewers: '[]',
    connection_settings: '[]',
    claim_keys: '[]',
    created_at: '2026-11-21T10:00:00.000Z',
    updated_at: '2026-11-21T10:00:00.000Z',
  });
}

const event = (id: string, sequence: number) => ({
  request_id: id,
  sequence,
  type: 'commented',
  at: '2026-11-21T10:00:00.000Z',
  actor: 'user:default/ada',
  message: 'Hello',
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('go up one by one, down one by one, and up again', async () => {
    const knex = await databases.init(databaseId);
    for (const _ of names) await knex.migrate.up({ directory });
    expect(await existing(knex)).toEqual(tables);
    for (const _ of names) await knex.migrate.down({ directory });
    expect(await existing(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await existing(knex)).toEqual(tables);
  });

  it('keep what must be unique unique', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await insertRequest(knex, 'a');
    await insertRequest(knex, 'b');

    const claim = { claim_key: 'dev/topic/a', request_id: 'a' };
    await knex('request_claims').insert(claim);
    await expect(
      knex('request_claims').insert({ ...claim, request_id: 'b' }),
    ).rejects.toThrow(/unique/i);

    await knex('request_events').insert(event('a', 1));
    await knex('request_events').insert(event('b', 1));
    await expect(knex('request_events').insert(event('a', 1))).rejects.toThrow(
      /unique/i,
    );
  });

  it('refuse a timeline row of no request', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await expect(
      knex('request_events').insert(event('nobody', 1)),
    ).rejects.toThrow(/foreign key/i);
  });
});

it('have 14-digit UTC names', () => {
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toMatch(/^\d{14}_[a-z_]+\.js$/);
});
