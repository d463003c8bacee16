import {
  canBecome,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** How a change stands after each outcome. */
const standingAfter = {
  'change.succeeded': 'done',
  'change.found-done': 'done',
  'change.refused': 'refused',
  'change.unknown': 'unknown',
} as const;

const isOutcome = (type: string): type is keyof typeof standingAfter =>
  type in standingAfter;

/**
 * What is wrong with a timeline, in sentences; empty when it is sound:
 * sequences without gaps, each status follows from the one before, a change is
 * started before it has an outcome and not again before that, nothing is
 * started outside `applying`, and nothing that is done is started again.
 */
export function timelineFaults(events: readonly RequestEvent[]): string[] {
  const faults: string[] = [];
  let status: RequestEvent['to'];
  const state = new Map<string, 'started' | 'unknown' | 'done' | 'refused'>();

  for (const [index, event] of events.entries()) {
    const { sequence, type, from, to, changeId } = event;
    if (sequence !== index + 1) faults.push(`#${sequence} is at ${index + 1}`);

    if (changeId !== undefined) {
      const before = state.get(changeId);
      if (type === 'change.started') {
        if (status !== 'applying')
          faults.push(`#${sequence} starts ${changeId} while ${status}`);
        if (before === 'started' || before === 'done')
          faults.push(`#${sequence} starts ${changeId}, which is ${before}`);
        state.set(changeId, 'started');
      } else if (isOutcome(type)) {
        const follows =
          type === 'change.found-done'
            ? before === 'unknown' || before === 'refused'
            : before === 'started' ||
              (type === 'change.unknown' && before === 'unknown');
        if (!follows)
          faults.push(
            `#${sequence} ${type} of ${changeId}, which is ${before}`,
          );
        state.set(changeId, standingAfter[type]);
      }
    }

    if (to) {
      if (status !== undefined && (from !== status || !canBecome(status, to)))
        faults.push(`#${sequence} goes from ${from} (was ${status}) to ${to}`);
      status = to;
    }
  }

  if (status === 'applied' || status === 'verified' || status === 'failed')
    for (const [changeId, is] of state)
      if (is === 'started' || (is !== 'done' && status !== 'failed'))
        faults.push(`${changeId} is ${is} although the request is ${status}`);
  return faults;
}
