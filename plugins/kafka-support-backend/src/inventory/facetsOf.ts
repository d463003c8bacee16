import {
  resourceMarks,
  type ResourceFacets,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ResourceQuery } from './types';

const MAX_OWNERS = 50;

/** How many resources are alike in all that can be chosen. */
export interface ResourceGroup {
  cluster: string;
  type: string;
  owner?: string;
  internal: boolean;
  offline: boolean;
  underReplicated: boolean;
  count: number;
}

/** How many of them have one mark. */
export interface MarkedGroup extends ResourceGroup {
  mark: string;
}

/** Nobody is missed as the owner of what Kafka made for itself. */
const isUnowned = ({ owner, internal }: ResourceGroup) =>
  owner === undefined && !internal;

/** What a choice lets through, by what is chosen. */
const choices = {
  cluster: (group, { cluster }) => !cluster || group.cluster === cluster,
  type: (group, { type }) => !type || group.type === type,
  owner: (group, { owner, unowned }) =>
    (!owner || group.owner === owner) && (!unowned || isUnowned(group)),
  internal: (group, { internal }) =>
    internal === undefined || group.internal === internal,
  state: (group, { state }) =>
    (state !== 'offline' || group.offline) &&
    (state !== 'underReplicated' || group.underReplicated),
} as const satisfies Record<
  string,
  (group: ResourceGroup, query: ResourceQuery) => boolean
>;
type Choice = keyof typeof choices;

const sum = (groups: readonly ResourceGroup[]) =>
  groups.reduce((total, { count }) => total + count, 0);

/** Counts under all filters but the facet's own; `totalItems` under all. */
export function facetsOf(
  groups: readonly ResourceGroup[],
  marked: readonly MarkedGroup[],
  query: ResourceQuery,
): { facets: ResourceFacets; totalItems: number } {
  const isChosen = (group: ResourceGroup, but?: Choice) =>
    (Object.keys(choices) as Choice[]).every(
      choice => choice === but || choices[choice](group, query),
    );
  const searched = query.mark
    ? marked.filter(({ mark }) => mark === query.mark)
    : groups;
  const under = (but?: Choice) =>
    searched.filter(group => isChosen(group, but));
  const byMark = marked.filter(group => isChosen(group));
  const byOwner = under('owner');
  const byState = under('state');
  return {
    totalItems: sum(under()),
    facets: {
      cluster: countsBy(under('cluster'), group => group.cluster),
      type: countsBy(under('type'), group => group.type),
      owner: countsBy(byOwner, group => group.owner).slice(0, MAX_OWNERS),
      unowned: sum(byOwner.filter(isUnowned)),
      internal: sum(under('internal').filter(group => group.internal)),
      offline: sum(byState.filter(group => group.offline)),
      underReplicated: sum(byState.filter(group => group.underReplicated)),
      marks: resourceMarks
        .map(value => ({
          value,
          count: sum(byMark.filter(({ mark }) => mark === value)),
        }))
        .filter(({ count }) => count > 0),
    },
  };
}

/** Most first, then by name. */
function countsBy(
  groups: ResourceGroup[],
  valueOf: (group: ResourceGroup) => string | undefined,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const value = valueOf(group);
    if (value !== undefined)
      counts.set(value, (counts.get(value) ?? 0) + group.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
