import type { Knex } from 'knex';
import type { RequestFilter, RequestStore } from '../types';

type ListQuery = Parameters<RequestStore['list']>[0];

const lowerCased = (refs: string[]) => refs.map(ref => ref.toLowerCase());

/** Text that stands for itself in a LIKE pattern with `\` as escape. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * What the permission framework narrows to, as SQL with the same outcome as the
 * rules' `apply`; NULL is spelled out, or a `not` would lose rows.
 */
export function whereFilter(
  builder: Knex.QueryBuilder,
  filter: RequestFilter,
): void {
  if ('allOf' in filter) {
    builder.whereRaw('1 = 1');
    for (const each of filter.allOf)
      builder.andWhere(inner => whereFilter(inner, each));
  } else if ('anyOf' in filter) {
    builder.whereRaw('1 = 0');
    for (const each of filter.anyOf)
      builder.orWhere(inner => whereFilter(inner, each));
  } else if ('not' in filter) {
    builder.whereNot(inner => whereFilter(inner, filter.not));
  } else {
    const refs = lowerCased(filter.refs);
    switch (filter.property) {
      case 'requester':
        builder.whereIn('requests.requester', refs);
        break;
      case 'owner':
        builder.whereNotNull('requests.owner').whereIn('requests.owner', refs);
        break;
      case 'reviewer':
        builder.whereIn('requests.id', sub =>
          sub
            .select('request_reviewers.request_id')
            .from('request_reviewers')
            .whereIn('request_reviewers.filled_by', refs),
        );
        break;
      default:
        throw new Error(
          `Unknown property "${filter.property satisfies never}" in a filter`,
        );
    }
  }
}

/** Requests that this person could review now: a role of theirs is open, and they filled none. */
function whereToReview(
  builder: Knex.QueryBuilder,
  by: { ref: string; ownershipRefs: string[] },
): void {
  builder
    .where('requests.status', 'in_review')
    .whereNot('requests.requester', by.ref)
    .whereIn('requests.id', sub =>
      sub
        .select('request_reviewers.request_id')
        .from('request_reviewers')
        .whereIn('request_reviewers.filled_by', lowerCased(by.ownershipRefs))
        .whereNotExists(filled =>
          filled
            .select('filled.id')
            .from('reviews as filled')
            .whereRaw('filled.request_id = request_reviewers.request_id')
            .whereRaw('filled.role = request_reviewers.role')
            .where('filled.lapsed', false),
        ),
    )
    .whereNotExists(own =>
      own
        .select('own.id')
        .from('reviews as own')
        .whereRaw('own.request_id = requests.id')
        .where('own.reviewer', by.ref)
        .where('own.lapsed', false),
    );
}

/** Everything of the query but the page. */
export function whereListed(
  builder: Knex.QueryBuilder,
  query: ListQuery,
): void {
  const equal = {
    'requests.kind': query.kind,
    'requests.cluster': query.cluster,
    'requests.requester': query.requester?.toLowerCase(),
    'requests.owner': query.owner?.toLowerCase(),
    'requests.component': query.component?.toLowerCase(),
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) builder.where(column, value);
  if (query.status) builder.whereIn('requests.status', query.status);
  if (query.resource !== undefined) {
    const { resource } = query;
    builder.whereIn('requests.id', sub =>
      sub
        .select('request_resources.request_id')
        .from('request_resources')
        .where('request_resources.resource', resource),
    );
  }
  if (query.q) {
    builder.whereRaw("lower(requests.title) like ? escape '\\'", [
      `%${escapeLike(query.q.toLowerCase())}%`,
    ]);
  }
  if (query.toReviewBy) whereToReview(builder, query.toReviewBy);
  const { filter } = query;
  if (filter) builder.andWhere(inner => whereFilter(inner, filter));
}
