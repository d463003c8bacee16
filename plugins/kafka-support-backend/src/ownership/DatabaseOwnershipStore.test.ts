import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateLatest } from '../requests';
import { DatabaseOwnershipStore } from './DatabaseOwnershipStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'DatabaseOwnershipStore on %s',
  id => {
    const start = async (owners: Record<string, string>) => {
      const knex = await databases.init(id);
      await migrateLatest(knex);
      const rows = Object.entries(owners).map(([resource, owner]) => ({
        resource,
        owner: `group:default/${owner}`,
        basis: 'claim',
        source: 'r1',
        confirmed_at: '2026-11-21T10:00:00.000Z',
      }));
      await knex.batchInsert('ownerships', rows, 100);
      return DatabaseOwnershipStore.create({ knex });
    };

    it('reads a thousand records at once, and leaves out what has none', async () => {
      const refs = Array.from({ length: 1_200 }, (_, i) => `dev/topic/t${i}`);
      const store = await start(
        Object.fromEntries(refs.map(ref => [ref, 'payments'])),
      );
      const records = await store.getMany([...refs, 'dev/topic/none']);
      expect(records.size).toBe(1_200);
      expect(records.get('dev/topic/t7')).toEqual(
        await store.get('dev/topic/t7'),
      );
    });

    it('counts owners by how names begin, as they are spelt', async () => {
      const store = await start({
        'prod/topic/orders.a': 'orders',
        'prod/topic/orders.b': 'orders',
        'prod/topic/orders.c': 'payments',
        'prod/topic/Orders.d': 'shouting',
        'prod/topic/orders_e': 'other',
        'prod/topic/order': 'other',
        'prod/group/orders.f': 'other',
        'dev/topic/orders.g': 'other',
      });
      expect(
        await store.ownersByPrefix({
          cluster: 'prod',
          type: 'topic',
          name: 'orders.',
        }),
      ).toEqual([
        { owner: 'group:default/orders', resources: 2 },
        { owner: 'group:default/payments', resources: 1 },
      ]);
    });
  },
);
