import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';

/** What a request's timeline says about its changes. */
export interface Progress {
  /** Whether any change was ever started. */
  readonly anyStarted: boolean;
  /** Changes that this request did or may have done, by id. A refused one it did not. */
  readonly ours: ReadonlySet<string>;
  /** Started without an outcome: the process ended in between. */
  readonly open: ReadonlySet<string>;
  /** Sent and not known what became of it; `open` ones are among them. */
  readonly unsettled: ReadonlySet<string>;
  /** Like `ours`, but only since the last time a person had to decide. */
  readonly sent: ReadonlySet<string>;
  /** It is the end of a temporary change, agreed on together with that. */
  readonly agreedBefore: boolean;
}

/**
 * Reads the timeline. It is the only memory of what was sent: every started
 * change is ours until the broker refused it, and unsettled until an outcome
 * was recorded.
 *
 * A request fails only after the live state was read or with nothing under way,
 * so a failure settles what was open: whoever retries it has decided.
 */
export function progressOf(
  events: readonly Pick<RequestEvent, 'type' | 'changeId' | 'to' | 'details'>[],
): Progress {
  const started = new Set<string>();
  const ours = new Set<string>();
  const open = new Set<string>();
  const unsettled = new Set<string>();
  const sent = new Set<string>();

  for (const { type, changeId, to } of events) {
    if (changeId !== undefined) {
      switch (type) {
        case 'change.started':
          started.add(changeId);
          open.add(changeId);
          unsettled.add(changeId);
          break;
        case 'change.succeeded':
        case 'change.found-done':
          open.delete(changeId);
          unsettled.delete(changeId);
          ours.add(changeId);
          sent.add(changeId);
          break;
        case 'change.refused':
          open.delete(changeId);
          unsettled.delete(changeId);
          break;
        case 'change.unknown':
          open.delete(changeId);
          ours.add(changeId);
          sent.add(changeId);
          break;
        default:
      }
    }
    if (to === 'failed') {
      open.clear();
      unsettled.clear();
      sent.clear();
    }
  }
  for (const changeId of open) {
    ours.add(changeId);
    sent.add(changeId);
  }
  return {
    anyStarted: started.size > 0,
    ours,
    open,
    unsettled,
    sent,
    agreedBefore: events.some(
      ({ type, details }) =>
        type === 'submitted' && details?.obligation !== undefined,
    ),
  };
}
