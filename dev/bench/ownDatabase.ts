import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, stopChild } from '../lib/children.ts';
import { root } from '../lib/paths.ts';

/** A database for one measurement. */
export interface OwnDatabase {
  /** `backend.database` of a configuration. */
  config: object;
  stop(): Promise<void>;
}

/** SQLite in a file, or a PostgreSQL of its own that syncs to disk lazily. */
export async function ownDatabase(
  kind: 'SQLite' | 'PostgreSQL',
  directory: string,
): Promise<OwnDatabase> {
  if (kind === 'SQLite') {
    mkdirSync(directory, { recursive: true });
    return {
      config: { client: 'better-sqlite3', connection: { directory } },
      stop: async () => undefined,
    };
  }
  // Says where it is, then stays until it is ended.
  const child = startChild(
    join(root, 'dev/postgres/with-postgres'),
    [
      'sh',
      '-c',
      'echo "$BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING"; exec sleep 3600',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const connection = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => reject(new Error('PostgreSQL did not start')));
    child.stdout!.once('data', part => resolve(String(part).trim()));
  });
  return {
    config: { client: 'pg', connection },
    stop: () => stopChild(child),
  };
}
