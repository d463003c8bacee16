import type {
  Change,
  RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** How a change that was started came out. `running`: there is no outcome yet. */
export type ChangeOutcome =
  | 'running'
  | 'succeeded'
  | 'refused'
  | 'unknown'
  | 'found';

/** A change of the plan, from its start to its outcome. */
export interface ChangeRow {
  type: 'change';
  sequence: number;
  change: Change | undefined;
  changeId: string;
  started: RequestEvent | undefined;
  ended: RequestEvent | undefined;
  outcome: ChangeOutcome;
}

/** Any other row of the timeline. */
export interface EventRow {
  type: 'event';
  sequence: number;
  event: RequestEvent;
}

export type TimelineRow = ChangeRow | EventRow;

/** Many changes, one after the other, that were done. */
export interface DoneRows {
  type: 'done';
  sequence: number;
  rows: ChangeRow[];
}

/** Of more done changes in a row than that, one line tells. */
const MANY = 10;

const isDone = (row: TimelineRow): row is ChangeRow =>
  row.type === 'change' && row.outcome === 'succeeded';

/** Folds long runs of changes that were done; what went otherwise stays in view. */
export function foldDone(
  rows: readonly TimelineRow[],
): (TimelineRow | DoneRows)[] {
  const folded: (TimelineRow | DoneRows)[] = [];
  let run: ChangeRow[] = [];
  const close = () => {
    if (run.length > MANY)
      folded.push({ type: 'done', sequence: run[0].sequence, rows: run });
    else folded.push(...run);
    run = [];
  };
  for (const row of rows) {
    if (isDone(row)) run.push(row);
    else {
      close();
      folded.push(row);
    }
  }
  close();
  return folded;
}

const outcomes: Partial<Record<RequestEvent['type'], ChangeOutcome>> = {
  'change.succeeded': 'succeeded',
  'change.refused': 'refused',
  'change.unknown': 'unknown',
  'change.found-done': 'found',
};

/**
 * The timeline as people read it: each attempt at a change is one row, from the
 * event that started it to the latest that ended it. A second attempt is
 * another row; an outcome that settles an unknown one replaces it.
 */
export function timelineRows(
  events: readonly RequestEvent[],
  changes: readonly Change[],
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  const latest = new Map<string, ChangeRow>();
  const byId = new Map(changes.map(change => [change.id, change]));
  for (const event of [...events].sort((a, b) => a.sequence - b.sequence)) {
    const { changeId, type, sequence } = event;
    if (!changeId) {
      rows.push({ type: 'event', sequence, event });
      continue;
    }
    const open = latest.get(changeId);
    if (type !== 'change.started' && open) {
      open.ended = event;
      open.outcome = outcomes[type] ?? open.outcome;
      continue;
    }
    const row: ChangeRow = {
      type: 'change',
      sequence,
      changeId,
      change: byId.get(changeId),
      started: type === 'change.started' ? event : undefined,
      ended: type === 'change.started' ? undefined : event,
      outcome: outcomes[type] ?? 'running',
    };
    latest.set(changeId, row);
    rows.push(row);
  }
  return rows;
}

/** How many of a plan's changes are made, by the timeline. */
export function changesDone(
  events: readonly RequestEvent[],
  changes: readonly Change[],
): number {
  const done = new Set(
    timelineRows(events, changes)
      .filter(
        row =>
          row.type === 'change' &&
          (row.outcome === 'succeeded' || row.outcome === 'found'),
      )
      .map(row => (row as ChangeRow).changeId),
  );
  return changes.filter(change => done.has(change.id)).length;
}
