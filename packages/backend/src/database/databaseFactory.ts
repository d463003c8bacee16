import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';

/**
 * The databases as Backstage makes them, but SQLite keeps a write-ahead log. By
 * default each commit waits for the disk several times, and the whole process
 * with it. A commit still waits once (`synchronous = FULL`), so that what was
 * answered survives a power cut.
 */
export const databaseFactory = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
    rootLogger: coreServices.rootLogger,
  },
  createRootContext: ({ config, rootLifecycle, rootLogger }) =>
    DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
  factory({ pluginMetadata, lifecycle, logger }, manager): DatabaseService {
    const database = manager.forPlugin(pluginMetadata.getId(), {
      lifecycle,
      logger,
    });
    let client: ReturnType<DatabaseService['getClient']> | undefined;
    return {
      ...database,
      getClient: () => (client ??= writeAhead(database)),
    };
  },
});

async function writeAhead(database: DatabaseService) {
  const knex = await database.getClient();
  if (knex.client.config.client === 'better-sqlite3') {
    // The log is kept in the file's header, the other is of each connection; SQLite has one.
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw('PRAGMA synchronous = FULL');
  }
  return knex;
}
