import type {
  Resource,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { MarkedGroup, ResourceGroup } from './facetsOf';
import type { KeptFigures } from './figures';
import { isoTime } from './isoTime';
import type { ResourceQuery } from './types';

/** Text that stands for itself in a LIKE pattern with `\` as escape. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** What the choices narrow within: what exists, or what is gone, by its name. */
function whereSearched(
  builder: Knex.QueryBuilder,
  query: ResourceQuery,
  withoutClusters: string[],
): void {
  if (query.state === 'gone') builder.whereNotNull('resources.gone_at');
  else if (!query.changedSince) builder.whereNull('resources.gone_at');
  if (query.changedSince) whereChangedSince(builder, query.changedSince);
  if (query.q)
    builder.whereRaw("resources.search_name like ? escape '\\'", [
      `%${escapeLike(query.q.toLowerCase())}%`,
    ]);
  if (withoutClusters.length > 0)
    builder.whereNotIn('resources.cluster', withoutClusters);
}

/** Each of the three by an index of its own. */
function whereChangedSince(builder: Knex.QueryBuilder, since: string): void {
  builder.whereIn('resources.resource', changed =>
    changed
      .select('resource')
      .from('resources')
      .where('last_changed', '>=', since)
      .unionAll([
        gone =>
          gone
            .select('resource')
            .from('resources')
            .where('gone_at', '>=', since),
        owned =>
          owned
            .select('resource')
            .from('ownerships')
            .where('confirmed_at', '>=', since),
      ]),
  );
}

function whereChosen(builder: Knex.QueryBuilder, query: ResourceQuery): void {
  if (query.cluster) builder.where('resources.cluster', query.cluster);
  if (query.type) builder.where('resources.type', query.type);
  if (query.owner) builder.where('ownerships.owner', query.owner);
  // By `not`, since nearly all are not: an index of those would be the worst one.
  if (query.unowned)
    // By the key, which PostgreSQL takes for what it means: no such row.
    builder.whereNull('ownerships.resource').whereRaw('not resources.internal');
  if (query.internal === false) builder.whereRaw('not resources.internal');
  if (query.internal === true) builder.where('resources.internal', true);
  // Not as parameters: the databases must see that their partial indexes fit.
  if (query.state === 'offline')
    builder.whereRaw('resources.offline_partitions > 0');
  if (query.state === 'underReplicated')
    builder.whereRaw('resources.under_replicated_partitions > 0');
}

/** Rows that are read at a time where all are needed. */
const PAGE = 2_000;

/** Of a resource as it is answered. */
const columns = [
  'resources.*',
  'ownerships.owner',
  'ownerships.component',
  'resource_figures.figures',
];

const withOwners = (knex: Knex) =>
  knex('resources').leftJoin(
    'ownerships',
    'ownerships.resource',
    'resources.resource',
  );

const withFigures = (knex: Knex) =>
  withOwners(knex).leftJoin(
    'resource_figures',
    'resource_figures.resource',
    'resources.resource',
  );

/** Resources in the order of their refs, after a position. */
export async function selectResources(
  knex: Knex,
  options: {
    query: ResourceQuery;
    after?: string;
    limit: number;
    withoutClusters: string[];
  },
): Promise<Resource[]> {
  const { query, after, limit, withoutClusters } = options;
  const select = withFigures(knex)
    .modify(whereSearched, query, withoutClusters)
    .modify(whereChosen, query)
    .limit(limit)
    .select(...columns);
  // By the table whose index is read, so that its order needs no sort.
  const position = query.mark
    ? 'resource_marks.resource'
    : 'resources.resource';
  select.orderBy(position);
  if (query.mark)
    select
      .join('resource_marks', 'resource_marks.resource', 'resources.resource')
      .where('resource_marks.mark', query.mark);
  if (after !== undefined) select.where(position, '>', after);
  return (await select).map(toResource);
}

/** One row by its ref, gone or not. */
export async function selectResource(
  knex: Knex,
  resource: string,
): Promise<Resource | undefined> {
  const row = await withFigures(knex)
    .where('resources.resource', resource)
    .select(...columns)
    .first();
  return row && toResource(row);
}

/** All of one type that exists on a cluster, in the order of refs. */
export async function readExisting(
  knex: Knex,
  of: { cluster: string; type: ResourceType },
): Promise<Resource[]> {
  const found: Resource[] = [];
  for (;;) {
    // Page by page, so that not all rows are in memory beside what they become.
    const select = withFigures(knex)
      .where({ 'resources.cluster': of.cluster, 'resources.type': of.type })
      .whereNull('resources.gone_at')
      .orderBy('resources.resource')
      .limit(PAGE)
      .select(...columns);
    const last = found.at(-1)?.resource;
    if (last !== undefined) select.where('resources.resource', '>', last);
    const rows = await select;
    for (const row of rows) found.push({ ...toResource(row), ...of });
    if (rows.length < PAGE) return found;
  }
}

/** All that was searched, counted by what can be chosen, in one statement. */
export function countGroups(
  knex: Knex,
  query: ResourceQuery,
  withoutClusters: string[],
): Promise<ResourceGroup[]> {
  return count(knex, query, { withoutClusters, byMark: false });
}

/**
 * What has marks, counted by mark too: a resource counts for each of its marks.
 * Apart from the others, since few resources have any.
 */
export async function countMarkedGroups(
  knex: Knex,
  query: ResourceQuery,
  withoutClusters: string[],
): Promise<MarkedGroup[]> {
  return (await count(knex, query, {
    withoutClusters,
    byMark: true,
  })) as MarkedGroup[];
}

async function count(
  knex: Knex,
  query: ResourceQuery,
  options: { withoutClusters: string[]; byMark: boolean },
): Promise<(ResourceGroup & { mark?: string })[]> {
  const { withoutClusters, byMark } = options;
  const resources = withOwners(knex).modify(
    whereSearched,
    query,
    withoutClusters,
  );
  if (byMark)
    resources
      .join('resource_marks', 'resource_marks.resource', 'resources.resource')
      .select('resource_marks.mark');
  const rows = await knex
    .from(
      resources
        .select(
          'resources.cluster',
          'resources.type',
          'resources.internal',
          'ownerships.owner',
          knex.raw(
            'coalesce(resources.offline_partitions, 0) > 0 as offline, coalesce(resources.under_replicated_partitions, 0) > 0 as under_replicated',
          ),
        )
        .as('searched'),
    )
    // The owner first: an index that has the others in order tempts SQLite to
    // read every row for it.
    .groupBy(
      'owner',
      'cluster',
      'type',
      'internal',
      'offline',
      'under_replicated',
      ...(byMark ? ['mark'] : []),
    )
    .select(
      ...(byMark ? ['mark'] : []),
      'cluster',
      'type',
      'internal',
      'owner',
      'offline',
      'under_replicated',
      knex.raw('count(*) as total'),
    );
  return rows.map(row => ({
    cluster: row.cluster,
    type: row.type,
    owner: row.owner ?? undefined,
    internal: Boolean(row.internal),
    offline: Boolean(row.offline),
    underReplicated: Boolean(row.under_replicated),
    ...(byMark && { mark: row.mark }),
    count: Number(row.total),
  }));
}

/** The sum itself says nothing to people. */
function figuresOf(
  type: string,
  { position, topicId, ...figures }: KeptFigures,
): Partial<Resource> {
  const everWritten =
    type === 'topic' && position !== undefined ? position > 0 : undefined;
  return { ...figures, everWritten };
}

function toResource(row: any): Resource {
  return {
    ...JSON.parse(row.facts),
    config: row.config === null ? undefined : JSON.parse(row.config),
    ...(row.figures && figuresOf(row.type, JSON.parse(row.figures))),
    resource: row.resource,
    cluster: row.cluster,
    type: row.type,
    name: row.name,
    owner: row.owner ?? undefined,
    component: row.component ?? undefined,
    internal: Boolean(row.internal),
    offlinePartitions: row.offline_partitions ?? undefined,
    underReplicatedPartitions: row.under_replicated_partitions ?? undefined,
    firstSeenAt: isoTime(row.first_seen),
    lastChangedAt: isoTime(row.last_changed),
    recreatedAt: isoTime(row.recreated_at),
    lastSeenAt: isoTime(row.last_seen),
    goneAt: isoTime(row.gone_at),
  };
}
