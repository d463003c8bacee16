import { openStatuses } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor';
import type { RequestStore } from '../types';
import { whereListed } from './listQuery';
import { chunksOf } from './chunksOf';
import { completeRequests, selectRequests } from './readRequests';
import { isoTime, type Timestamp } from './rows';

const DEFAULT_LIMIT = 25;
const positionSchema = z.object({
  createdAt: z.iso.datetime(),
  id: z.string().max(36),
});

/** A page of requests, newest first; its cursor holds a position only. */
export async function listRequests(
  knex: Knex,
  query: Parameters<RequestStore['list']>[0],
): ReturnType<RequestStore['list']> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const page = selectRequests(knex)
    .modify(whereListed, query)
    .orderBy('requests.created_at', 'desc')
    .orderBy('requests.id', 'desc')
    .limit(limit + 1);
  if (query.cursor !== undefined) {
    const { createdAt, id } = decodeCursor(positionSchema, query.cursor);
    page.whereRaw('(requests.created_at, requests.id) < (?, ?)', [
      createdAt,
      id,
    ]);
  }
  const rows = await page;
  const [counted] = await knex('requests')
    .modify(whereListed, query)
    .count<{ total: number | string }[]>({ total: '*' });
  const items = await completeRequests(knex, rows.slice(0, limit));
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      last && rows.length > limit
        ? encodeCursor({ createdAt: last.createdAt, id: last.id })
        : undefined,
    totalItems: Number(counted.total),
  };
}

/** Requests under way by resource, newest first. */
export async function listOpenByResource(
  knex: Knex,
  resources: string[],
): ReturnType<RequestStore['openByResource']> {
  type Open = Awaited<ReturnType<RequestStore['openByResource']>>[number];
  const found: (Open & { createdAt: Timestamp })[] = [];
  for (const chunk of chunksOf(resources)) {
    found.push(
      ...(await knex('request_resources')
        .join('requests', 'requests.id', 'request_resources.request_id')
        .whereIn('request_resources.resource', chunk)
        .whereIn('requests.status', [...openStatuses])
        .select({
          resource: 'request_resources.resource',
          id: 'requests.id',
          title: 'requests.title',
          status: 'requests.status',
          createdAt: 'requests.created_at',
        })),
    );
  }
  const newestFirst = ({ createdAt, id }: (typeof found)[number]) =>
    `${isoTime(createdAt)} ${id}`;
  return found
    .sort((a, b) => (newestFirst(a) < newestFirst(b) ? 1 : -1))
    .map(({ createdAt: _, ...open }) => open);
}
