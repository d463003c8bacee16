import type { Knex } from 'knex';
import type { StoredRequest } from '../types';
import { toStoredRequest, type RequestRow, type ReviewRow } from './rows';

/** Rows of `requests` with the plan in force; to be narrowed and ordered. */
export function selectRequests(knex: Knex) {
  return knex<RequestRow>('requests')
    .join('request_plans', plan =>
      plan
        .on('request_plans.request_id', 'requests.id')
        .andOn('request_plans.number', 'requests.plan_number'),
    )
    .select<RequestRow[]>(
      'requests.*',
      'request_plans.plan',
      'request_plans.evaluation',
    );
}

/** Adds the reviews; keeps the order of the rows. */
export async function completeRequests(
  knex: Knex,
  rows: RequestRow[],
): Promise<StoredRequest[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(row => row.id);
  const reviews = await knex('reviews')
    .whereIn('request_id', ids)
    .orderBy(['created_at', 'id'])
    .select<ReviewRow[]>('*');
  return rows.map(row =>
    toStoredRequest(
      row,
      reviews.filter(each => each.request_id === row.id),
    ),
  );
}
