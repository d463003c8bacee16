import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor';
import { toObligation, type ObligationRow } from './rows';
import type {
  ObligationPage,
  ObligationStore,
  StoredObligation,
} from './types';

const DEFAULT_LIMIT = 50;
/** Well below the bound parameters that both databases take in one statement. */
const CHUNK = 500;

const positionSchema = z.object({
  dueAt: z.iso.datetime(),
  id: z.string().max(36),
});

type ListQuery = Parameters<ObligationStore['list']>[0];

/** A page: open ones by their date, so that what is late comes first; settled ones newest first. */
export async function listObligations(
  knex: Knex,
  query: ListQuery,
): Promise<ObligationPage> {
  const { state = 'open', limit = DEFAULT_LIMIT } = query;
  const [direction, compare] = state === 'open' ? ['asc', '>'] : ['desc', '<'];
  const page = knex('obligations')
    .modify(whereListed, query)
    .orderBy('obligations.due_at', direction)
    .orderBy('obligations.id', direction)
    .limit(limit + 1)
    .select<ObligationRow[]>('obligations.*');
  if (query.cursor !== undefined) {
    const { dueAt, id } = decodeCursor(positionSchema, query.cursor);
    page.whereRaw(`(obligations.due_at, obligations.id) ${compare} (?, ?)`, [
      dueAt,
      id,
    ]);
  }
  const rows = await page;
  const [counted] = await knex('obligations')
    .modify(whereListed, query)
    .count<{ total: number | string }[]>({ total: '*' });
  const items = await withPeople(knex, rows.slice(0, limit));
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      last && rows.length > limit
        ? encodeCursor({ dueAt: last.dueAt, id: last.id })
        : undefined,
    totalItems: Number(counted.total),
  };
}

/** Adds who is concerned; keeps the order of the rows. */
export async function withPeople(
  knex: Knex,
  rows: ObligationRow[],
): Promise<StoredObligation[]> {
  const people = new Map<string, string[]>();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const found = await knex('obligation_people')
      .whereIn(
        'obligation_id',
        rows.slice(start, start + CHUNK).map(({ id }) => id),
      )
      .orderBy('ref')
      .select<{ obligation_id: string; ref: string }[]>('*');
    for (const { obligation_id: id, ref } of found)
      people.set(id, [...(people.get(id) ?? []), ref]);
  }
  return rows.map(row => toObligation(row, people.get(row.id) ?? []));
}

/** Everything of the query but the page. */
function whereListed(
  builder: Knex.QueryBuilder,
  { state = 'open', kind, resource, dueBefore, owner, mine }: ListQuery,
): void {
  builder.where('obligations.state', state);
  if (kind !== undefined) builder.where('obligations.kind', kind);
  if (resource !== undefined) builder.where('obligations.resource', resource);
  if (dueBefore !== undefined)
    builder.where('obligations.due_at', '<', new Date(dueBefore).toISOString());
  if (owner !== undefined) whereConcerns(builder, [owner]);
  if (mine !== undefined) whereConcerns(builder, mine);
}

function whereConcerns(builder: Knex.QueryBuilder, refs: string[]): void {
  builder.whereIn('obligations.id', sub =>
    sub
      .select('obligation_people.obligation_id')
      .from('obligation_people')
      .whereIn(
        'obligation_people.ref',
        refs.map(ref => ref.toLowerCase()),
      ),
  );
}
