import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateLatest } from '../requests';
import { OwnedReaders } from './OwnedReaders';
import { ResourceNames } from './ResourceNames';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('on %s', id => {
  const start = async () => {
    const knex = await databases.init(id);
    await migrateLatest(knex);
    return knex;
  };

  it('groups that a team answers for are told with what they read', async () => {
    const knex = await start();
    const figures = (resource: string, value: object) => ({
      resource,
      cluster: resource.split('/')[0],
      type: resource.split('/')[1],
      figures: JSON.stringify(value),
    });
    await knex('resource_figures').insert([
      figures('prod/group/team%2Fbilling', { topics: ['a', 'b'] }),
      figures('prod/group/nobodys', { topics: ['a'] }),
      figures('prod/group/unread', { members: 1 }),
      figures('dev/group/elsewhere', { topics: ['a'] }),
      figures('prod/topic/a', { bytes: 1 }),
    ]);
    const owned = ['prod/group/team%2Fbilling', 'prod/group/unread'];
    await knex('ownerships').insert(
      [...owned, 'dev/group/elsewhere', 'prod/topic/a'].map(resource => ({
        resource,
        owner: 'group:default/payments',
        basis: 'claim',
        source: 'r1',
        confirmed_at: '2026-11-21T10:00:00.000Z',
      })),
    );
    const readers = await new OwnedReaders({ knex }).of('prod');
    expect(readers.sort((a, b) => (a.group < b.group ? -1 : 1))).toEqual([
      {
        group: 'team/billing',
        owner: 'group:default/payments',
        topics: ['a', 'b'],
      },
      { group: 'unread', owner: 'group:default/payments', topics: [] },
    ]);
  });

  it('names are found by how they begin, as they are spelt', async () => {
    const knex = await start();
    const at = '2026-11-21T10:00:00.000Z';
    const row = (name: string, more: object = {}) => ({
      resource: `prod/topic/${encodeURIComponent(name)}`,
      cluster: 'prod',
      type: 'topic',
      name,
      search_name: name.toLowerCase(),
      internal: false,
      facts: '{}',
      facts_digest: '',
      first_seen: at,
      last_changed: at,
      ...more,
    });
    await knex('resources').insert([
      row('orders.b'),
      row('orders.a'),
      row('Orders.c'),
      row('orders_d'),
      row('orders.gone', { gone_at: at }),
      row('orders.internal', { internal: true }),
      row('orders.other', {
        resource: 'dev/topic/orders.other',
        cluster: 'dev',
      }),
      row('orders.group', {
        resource: 'prod/group/orders.group',
        type: 'group',
      }),
    ]);
    const names = new ResourceNames({ knex });
    const query = { cluster: 'prod', prefix: 'orders.', limit: 10 };
    expect(await names.beginningWith({ ...query, types: ['topic'] })).toEqual([
      'prod/topic/orders.a',
      'prod/topic/orders.b',
    ]);
    expect(
      await names.beginningWith({ ...query, types: ['topic', 'group'] }),
    ).toContain('prod/group/orders.group');
    expect(
      await names.beginningWith({ ...query, types: ['topic'], limit: 1 }),
    ).toHaveLength(1);
    expect(
      await names.existing([
        'prod/topic/orders.a',
        'prod/topic/orders.gone',
        'prod/topic/never',
      ]),
    ).toEqual(new Set(['prod/topic/orders.a']));
  });
});
