import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  ada,
  paul,
  ServiceWorld,
} from '../requests/__testUtils__/ServiceWorld';
import { migrationsDirectory } from '../requests/store/migrations';
import { AuditVerifier } from './AuditVerifier';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const migration = {
  directory: migrationsDirectory,
  name: '20261121130000_event_hashes.js',
};
const ends = (knex: Knex) =>
  knex('requests').orderBy('id').pluck<string[]>('last_hash');

describe.each(databases.eachSupportedId())(
  'the migration that hashes timelines on %s',
  databaseId => {
    it('chains the rows there are as the store would have', async () => {
      const { knex, world, id } = await withRequests(databaseId);
      const written = await ends(knex);
      await knex.migrate.down(migration);
      expect(await knex.schema.hasColumn('request_events', 'hash')).toBe(false);
      await knex.migrate.up(migration);
      expect(await ends(knex)).toEqual(written);
      const verifier = AuditVerifier.create({ knex });
      expect(await verifier.verify()).toMatchObject({
        verified: true,
        events: 6,
      });
      await world.service.comment(id, { text: 'And on' }, ada);
      expect(await verifier.verify()).toMatchObject({
        verified: true,
        events: 7,
      });
    });
  },
);

/** Rows with and without details, status, plan and letters beyond ASCII. */
async function withRequests(
  databaseId: Parameters<typeof ServiceWorld.create>[1],
) {
  const world = await ServiceWorld.create(databases, databaseId);
  world.ask('platform');
  let id = '';
  for (const name of ['a', 'b']) {
    const request = await world.submit(name, {}, ada);
    await world.review(request, paul);
    await world.service.comment(request.id, { text: 'Größe "1"\n☂ 𝄞' }, ada);
    ({ id } = request);
  }
  return { world, knex: world.knex, id };
}
