import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import databaseFactory from '.';

/** What a plugin's database says of itself. */
async function pragmas(
  connection: string | { directory: string },
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  await startTestBackend({
    features: [
      databaseFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: { database: { client: 'better-sqlite3', connection } },
        },
      }),
      createBackendPlugin({
        pluginId: 'asks',
        register(env) {
          env.registerInit({
            deps: { database: coreServices.database },
            async init({ database }) {
              const knex = await database.getClient();
              for (const name of ['journal_mode', 'synchronous'])
                Object.assign(found, ...(await knex.raw(`PRAGMA ${name}`)));
            },
          });
        },
      }),
    ],
  });
  return found;
}

describe('databaseFactory', () => {
  it('has SQLite write ahead and lose no commit', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'database-'));
    try {
      expect(await pragmas({ directory })).toEqual({
        journal_mode: 'wal',
        synchronous: 2,
      });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('leaves a database in memory there', async () => {
    expect(await pragmas(':memory:')).toMatchObject({ journal_mode: 'memory' });
  });
});
