import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations of this plugin are. */
export const migrationsDirectory = resolvePackagePath(
  '@kafka-support/backstage-plugin-kafka-support-backend',
  'migrations',
);

/** Brings a database to the newest version; nothing to do is no error. */
export async function migrateLatest(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDirectory });
}

/** The plugin's database, migrated unless the portal says to skip that. */
export async function applyMigrations(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await migrateLatest(knex);
  return knex;
}
