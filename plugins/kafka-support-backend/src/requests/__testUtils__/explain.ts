import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

/** What the database says it would do for each read that `action` sends. */
export async function explain(
  knex: Knex,
  databaseId: TestDatabaseId,
  action: () => Promise<unknown>,
): Promise<string> {
  const sent: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const listen = (query: { sql: string; bindings?: Knex.RawBinding[] }) =>
    sent.push({ sql: query.sql, bindings: query.bindings ?? [] });
  knex.on('query', listen);
  await action();
  knex.off('query', listen);

  return knex.transaction(async trx => {
    const sqlite = databaseId === 'SQLITE_3';
    // Empty tables are read whole by PostgreSQL whatever indexes there are.
    if (!sqlite) await trx.raw('set local enable_seqscan = off');
    const plans: string[] = [];
    for (const { sql, bindings } of sent) {
      const text = sqlite
        ? `explain query plan ${sql}`
        : `explain ${sql.replace(/\$\d+/g, '?')}`;
      const answer = await trx.raw(text, bindings);
      plans.push(
        ...(sqlite
          ? answer.map((row: { detail: string }) => row.detail)
          : answer.rows.map(
              (row: Record<string, string>) => row['QUERY PLAN'],
            )),
      );
    }
    return plans.join('\n');
  });
}
