import {
  formatResourceRef,
  resourceMarks,
  type Resource,
  type ResourceFacets,
  type ResourceList,
  type ResourceListQuery,
  type ResourceSync,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { exampleNow } from './time';

/** A topic of Payments on prod unless told otherwise. @public */
export function exampleResource(
  name: string,
  overrides: Partial<Resource> = {},
): Resource {
  const { cluster = 'prod', type = 'topic' } = overrides;
  return {
    resource: formatResourceRef({ cluster, type, name }),
    cluster,
    type,
    name,
    owner: 'group:default/payments',
    internal: false,
    ...(type === 'topic' && {
      partitions: 6,
      replicationFactor: 3,
      offlinePartitions: 0,
      underReplicatedPartitions: 0,
    }),
    firstSeenAt: exampleNow,
    lastChangedAt: exampleNow,
    ...overrides,
  };
}

/** What GET /resources answers for a query, with facets counted as the backend does. @public */
export function resourceListOf(
  resources: Resource[],
  syncs: ResourceSync[],
  query: ResourceListQuery,
): ResourceList {
  const found = resources.filter(each => matches(each, query));
  const start = Number(query.cursor ?? 0);
  const end = start + (query.limit ?? 50);
  return {
    items: found.slice(start, end),
    nextCursor: end < found.length ? String(end) : undefined,
    totalItems: found.length,
    facets: facetsOf(resources, query),
    syncs: syncs.filter(
      ({ cluster }) => !query.cluster || cluster === query.cluster,
    ),
    unreachable: [],
    readAt: exampleNow,
  };
}

const isUnowned = ({ owner, internal }: Resource) => !owner && !internal;

const states = {
  offline: each => (each.offlinePartitions ?? 0) > 0,
  underReplicated: each => (each.underReplicatedPartitions ?? 0) > 0,
  gone: each => each.goneAt !== undefined,
} as const satisfies Record<
  NonNullable<ResourceListQuery['state']>,
  (resource: Resource) => boolean
>;

const hasMark = ({ marks = [] }: Resource, mark: string) =>
  marks.some(each => each.mark === mark);

function matches(resource: Resource, query: ResourceListQuery): boolean {
  const { cluster, type, owner, unowned, internal, state, mark, q } = query;
  return (
    (!cluster || resource.cluster === cluster) &&
    (!type || resource.type === type) &&
    (!owner || resource.owner === owner) &&
    (!unowned || isUnowned(resource)) &&
    (internal === undefined || resource.internal === internal) &&
    (state === 'gone' || !states.gone(resource)) &&
    (!state || states[state](resource)) &&
    (!mark || hasMark(resource, mark)) &&
    (!q || resource.name.toLowerCase().includes(q.toLowerCase()))
  );
}

/** A facet counts under all filters but its own. */
function facetsOf(
  resources: Resource[],
  query: ResourceListQuery,
): ResourceFacets {
  const without = (own: Partial<ResourceListQuery>) =>
    resources.filter(each => matches(each, { ...query, ...own }));
  const counted = (values: (string | undefined)[]) => {
    const counts = new Map<string, number>();
    for (const value of values)
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  };
  const anyState = without({ state: undefined });
  const anyMark = without({ mark: undefined });
  return {
    cluster: counted(without({ cluster: undefined }).map(r => r.cluster)),
    type: counted(without({ type: undefined }).map(r => r.type)),
    owner: counted(without({ owner: undefined }).map(r => r.owner)),
    unowned: without({ unowned: undefined }).filter(isUnowned).length,
    internal: without({ internal: undefined }).filter(r => r.internal).length,
    offline: anyState.filter(states.offline).length,
    underReplicated: anyState.filter(states.underReplicated).length,
    marks: resourceMarks
      .map(value => ({
        value,
        count: anyMark.filter(each => hasMark(each, value)).length,
      }))
      .filter(({ count }) => count > 0),
  };
}
