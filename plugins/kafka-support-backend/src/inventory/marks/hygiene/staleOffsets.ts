import { boundOfCount, counted, dayOf, stillSince } from './figures';
import { isToolsGroup } from './leftAlone';
import type { Finding, GroupFigures, HygieneLimits } from './types';

/** A group without members whose offsets stand still and fall behind. */
export function findStaleOffsets(
  group: GroupFigures,
  { staleOffsetsDays }: Pick<HygieneLimits, 'staleOffsetsDays'>,
  now: Date,
): Finding | undefined {
  const { name, members, lag, commits } = group;
  if (isToolsGroup(group) || members !== 0) return undefined;
  if (lag === undefined || lag <= 0) return undefined;
  const since = stillSince(commits, staleOffsetsDays, now);
  if (since === undefined) return undefined;
  return {
    mark: 'staleOffsets',
    since,
    says: `The group has no members, its offsets did not move since ${dayOf(
      since,
    )}, and it is behind by ${boundOfCount(lag)}. Said after ${counted(
      staleOffsetsDays,
      'day',
    )}.`,
    fix: { kind: 'group-delete', spec: { group: name } },
  };
}
