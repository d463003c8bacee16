import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { migrateLatest } from '../requests';
import { CatalogFacts } from './CatalogFacts';
import { DatabaseCatalogMemory } from './DatabaseCatalogMemory';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', annotations: { team: 'yes' } },
  spec: { type: 'team', children: [] },
};
const ref = 'group:default/payments';
const T0 = Date.parse('2026-11-21T10:00:00.000Z');
const HOUR = 3_600_000;

describe.each(databases.eachSupportedId())('CatalogFacts on %s', id => {
  const start = async () => {
    const knex = await databases.init(id);
    await migrateLatest(knex);
    let nowMs = T0;
    const writes: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/^insert/i.test(sql)) writes.push(sql);
    });
    /** A process: what it has in memory ends with it. */
    const process = (entities: Entity[] | 'down') => {
      const catalog = catalogServiceMock({
        entities: entities === 'down' ? [] : entities,
      });
      if (entities === 'down')
        for (const method of ['getEntityByRef', 'getEntities'] as const)
          jest.spyOn(catalog, method).mockRejectedValue(new Error('down'));
      return CatalogFacts.create({
        catalog,
        auth: mockServices.auth(),
        memory: DatabaseCatalogMemory.create({ knex }),
        now: () => nowMs,
      });
    };
    const pass = (ms: number) => {
      nowMs += ms;
    };
    /** The memory is written behind the answer. */
    const written = async () => knex('catalog_facts').select('key', 'read_at');
    return { process, pass, written, writes, knex };
  };

  it('knows after a restart what the catalog said last, and when', async () => {
    const { process, pass, written } = await start();
    const before = process([payments]);
    await before.entity(ref);
    await before.entity('group:default/gone');
    await before.annotated('team');
    await eventually(async () => expect(await written()).toHaveLength(3));

    pass(HOUR);
    const after = process('down');
    expect(await after.entityAt(ref)).toMatchObject({
      value: { metadata: { name: 'payments' } },
      lastKnownAt: '2026-11-21T10:00:00.000Z',
    });
    expect(await after.entityAt('group:default/gone')).toEqual({
      value: undefined,
      lastKnownAt: '2026-11-21T10:00:00.000Z',
    });
    expect(await after.annotatedAt('team')).toMatchObject({
      value: [{ kind: 'Group' }],
      lastKnownAt: '2026-11-21T10:00:00.000Z',
    });
    await expect(after.entity('group:default/never-seen')).rejects.toThrow(
      'down',
    );
  });

  it('has no age while the catalog answers', async () => {
    const { process } = await start();
    expect(await process([payments]).entityAt(ref)).not.toHaveProperty(
      'lastKnownAt',
    );
  });

  it('writes again only another answer, or one that grew old', async () => {
    const { process, pass, written, writes } = await start();
    const facts = process([payments]);
    for (let look = 0; look < 3; look += 1) {
      await facts.entity(ref);
      await written();
      pass(60_000);
    }
    await eventually(async () => expect(writes).toHaveLength(1));
    pass(5 * 60_000);
    await facts.entity(ref);
    await eventually(async () => expect(writes).toHaveLength(2));
  });

  it('forgets what nobody asked for in a month', async () => {
    const { process, pass, written } = await start();
    await process([payments]).entity(ref);
    await eventually(async () => expect(await written()).toHaveLength(1));
    pass(31 * 24 * HOUR);
    await process([payments]).entity('group:default/other');
    await eventually(async () =>
      expect(await written()).toMatchObject([
        { key: 'entity group:default/other' },
      ]),
    );
  });

  it('goes on without its memory', async () => {
    const { process, knex } = await start();
    await knex.schema.dropTable('catalog_facts');
    const facts = process([payments]);
    expect((await facts.entityAt(ref)).value).toBeDefined();
  });
});
