import type { KeptFigures, ReadFigures } from './types';

/** How far a size or a lag may be from what is kept. */
const SLACK = 0.05;
/** Offsets that the lag of a group at work may be off beside that. */
const LAG_SLACK = 100;
/** How much later than what is kept the last write or commit may be. */
const MOVED_SLACK_MS = 10 * 60_000;

const differsMuch = (was: number | undefined, is: number, atLeast = 0) =>
  was === undefined ||
  (was === 0) !== (is === 0) ||
  Math.abs(is - was) > Math.max(Math.abs(was) * SLACK, atLeast);

/** Material by any difference; the others by much, or by time. */
const exact = [
  'groups',
  'activeGroups',
  'movingPartitions',
  'groupState',
  'members',
  'topicCount',
] as const satisfies readonly (keyof ReadFigures)[];

/**
 * What is to be kept of a resource from now on, or undefined where what is kept
 * is near enough: sizes and lags to within 5 % (none or some is always told
 * apart, but for groups at work, whose lag may be 100 offsets off), the last
 * write or commit to within 10 minutes, all else exactly. So a busy cluster
 * costs few writes, and one that rests none. When something is written, all is.
 *
 * The first time it is only known since when it is watched; see
 * `readLastWrites`. What was not read now stays.
 *
 * @param kept - of the same topic: one that is made again starts anew
 */
export function keepFigures(
  kept: KeptFigures | undefined,
  read: ReadFigures,
  options: { type: 'topic' | 'group'; now: Date },
): KeptFigures | undefined {
  const { now } = options;
  const moved = movesOf(kept, read, options);
  const isNear =
    kept !== undefined &&
    !moved.isMaterial &&
    exact.every(key => read[key] === undefined || read[key] === kept[key]) &&
    sameTopics(kept, read) &&
    !sizesDiffer(kept, read) &&
    !lagDiffers(kept, read);
  if (isNear || Object.keys(read).length === 0) return undefined;
  const isEmpty = (read.members ?? kept?.members) === 0;
  return {
    ...kept,
    ...read,
    ...moved.figures,
    emptySince: isEmpty ? kept?.emptySince ?? now.toISOString() : undefined,
  };
}

function movesOf(
  kept: KeptFigures | undefined,
  { position }: ReadFigures,
  { type, now }: { type: 'topic' | 'group'; now: Date },
): { isMaterial: boolean; figures: Partial<KeptFigures> } {
  if (position === undefined) return { isMaterial: false, figures: {} };
  const at = now.toISOString();
  if (kept?.position === undefined)
    return { isMaterial: true, figures: { watchedSince: at } };
  // Ends of a topic go back when a leader lost records, which is no write; a
  // group that goes back has committed.
  if (type === 'topic' && position < kept.position)
    return { isMaterial: true, figures: {} };
  if (position === kept.position) return { isMaterial: false, figures: {} };
  const key = type === 'topic' ? 'lastWriteAt' : 'lastCommitAt';
  const last = kept[key];
  return {
    isMaterial:
      last === undefined || now.getTime() - Date.parse(last) >= MOVED_SLACK_MS,
    figures: { [key]: at },
  };
}

function sizesDiffer(kept: KeptFigures, read: ReadFigures): boolean {
  return (['totalBytes', 'largestReplicaBytes'] as const).some(key => {
    const is = read[key];
    return is !== undefined && differsMuch(kept[key], is);
  });
}

function lagDiffers(kept: KeptFigures, { lag, members }: ReadFigures): boolean {
  if (lag === undefined) return false;
  if (kept.lag === undefined || kept.lag < 0 !== lag < 0) return true;
  const atWork = (members ?? kept.members ?? 0) > 0;
  return atWork
    ? Math.abs(lag - kept.lag) > Math.max(Math.abs(kept.lag) * SLACK, LAG_SLACK)
    : differsMuch(kept.lag, lag);
}

function sameTopics({ topics: was }: KeptFigures, { topics }: ReadFigures) {
  return topics === undefined || topics.join() === was?.join();
}
