import type { ResourceSync } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { SyncReport } from './SyncReports';

/** Syncs that may be missed before what they found counts as stale. */
const MISSED = 3;

/** No step of a sync takes longer without a word. */
const BROKEN_OFF_MS = 2 * 60_000;

/**
 * How current one cluster is, over the types that were asked for: as good as
 * the worst of them. `never` only when none was ever read, else what is there is
 * the last known.
 */
export function syncStateOf(options: {
  cluster: string;
  types: readonly string[];
  reports: readonly SyncReport[];
  intervalMs: number;
  now: Date;
}): ResourceSync {
  const { cluster, types, intervalMs, now } = options;
  const reports = options.reports.filter(
    each => each.cluster === cluster && types.includes(each.type),
  );
  const read = reports.flatMap(({ syncedAt }) => syncedAt ?? []);
  const failures = reports
    .filter(({ reason }) => reason !== undefined)
    .map(({ type, reason }) => `${type}: ${reason}`);
  const reason = failures.length > 0 ? failures.join('; ') : undefined;
  const running = runningOf(reports, now);
  if (read.length === 0) return { cluster, state: 'never', reason, running };

  const oldest = read.reduce((a, b) => (a < b ? a : b));
  const neverRead = types.filter(
    type => !reports.some(each => each.type === type && each.syncedAt),
  );
  const late = now.getTime() - oldest.getTime() > MISSED * intervalMs;
  const why =
    reason ??
    (neverRead.length > 0
      ? `${neverRead.join(', ')}: not read yet`
      : undefined) ??
    (late
      ? `No sync for ${MISSED} times the interval of ${intervalMs} ms: no replica runs one, or it takes longer`
      : undefined);
  return {
    cluster,
    state: why === undefined ? 'current' : 'stale',
    syncedAt: oldest.toISOString(),
    durationMs: reports.reduce((sum, each) => sum + (each.durationMs ?? 0), 0),
    reason: why,
    unread: reports.flatMap(({ type, unread }) =>
      unread.map(each => ({ type, ...each })),
    ),
    running,
  };
}

/** What was said last, unless it was so long ago that the sync broke off. */
function runningOf(
  reports: readonly SyncReport[],
  now: Date,
): ResourceSync['running'] {
  const [last] = reports
    .flatMap(({ type, running }) => (running ? [{ type, ...running }] : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  if (!last || now.getTime() - Date.parse(last.at) > BROKEN_OFF_MS)
    return undefined;
  const { at, ...running } = last;
  return running;
}
