import { boundOfBytes, counted, dayOf, stillSince } from './figures';
import { isToolsTopic } from './leftAlone';
import type {
  Finding,
  HygieneLimits,
  ReaderFigures,
  TopicFigures,
} from './types';

/** Whether a group may still read; what is not known of it counts as reading. */
const mayRead = (
  { members, commits }: ReaderFigures,
  days: number,
  now: Date,
): boolean => members !== 0 || stillSince(commits, days, now) === undefined;

function silence({ writes, everWritten }: TopicFigures, since: string): string {
  if (writes.lastAt !== undefined)
    return `Nothing was written since ${dayOf(since)}`;
  return everWritten === false
    ? `Nothing was ever written (watched since ${dayOf(since)})`
    : `Nothing was written while it was watched, since ${dayOf(since)}`;
}

function contents({ bytes, partitions }: TopicFigures): string {
  const parts = [
    ...(bytes === undefined ? [] : [boundOfBytes(bytes)]),
    ...(partitions === undefined
      ? []
      : [`in ${counted(partitions, 'partition')}`]),
  ];
  return parts.length > 0 ? `; it holds ${parts.join(' ')}` : '';
}

/** A topic that nobody wrote to for long, and that no group reads. */
export function findUnused(
  topic: TopicFigures,
  { unusedDays }: Pick<HygieneLimits, 'unusedDays'>,
  now: Date,
): Finding | undefined {
  const { name, writes, readers } = topic;
  if (isToolsTopic(topic) || readers === undefined) return undefined;
  const since = stillSince(writes, unusedDays, now);
  if (since === undefined) return undefined;
  if (readers.some(each => mayRead(each, unusedDays, now))) return undefined;
  return {
    mark: 'unused',
    since,
    says: `${silence(topic, since)}, and no group reads it${contents(
      topic,
    )}. Said after ${counted(unusedDays, 'day')}.`,
    fix: { kind: 'topic-delete', spec: { topic: name } },
  };
}
