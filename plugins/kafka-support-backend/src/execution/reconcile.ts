import type { Claim } from './Claim';
import { recordFoundDone } from './foundDone';
import { assessAgain, sentenceOf } from './liveState';
import { outlookOf, type Outlook } from './outlook';
import type { ExecutionParts } from './parts';
import { progressOf } from './progress';
import { changeEvent, requestEvent, SYSTEM } from './timeline';

/**
 * Settles a request whose outcome is unknown, by reading the live state. Sends
 * nothing. Leaves the request without a lease in
 *
 *   applied   everything is done
 *   applying  the rest may be sent: it is safe to repeat
 *   failed    a change that must not be repeated is not done: a person decides
 *   unknown   the cluster does not answer, with the reason
 *
 * A change counts as done only because this request's timeline started it and
 * the fresh plan does not hold it any more.
 */
export async function reconcile(
  parts: ExecutionParts,
  claim: Claim,
  actor: string = SYSTEM,
): Promise<'settled' | 'unknown'> {
  const { request } = claim;
  const progress = progressOf(await parts.store.events(request.id));
  let outlook: Outlook;
  try {
    const fresh = await assessAgain(parts, request, progress.ours);
    outlook = outlookOf({
      approved: request.plan,
      seen: request.evaluation,
      fresh: fresh.plan,
      evaluation: fresh.evaluation,
      progress,
    });
  } catch (error) {
    const reason = `Still unknown: ${sentenceOf(error)}`;
    await claim.update((_, at) => ({
      // The worker looks again and again; only a person's look is a row.
      events:
        actor === SYSTEM
          ? []
          : [...progress.unsettled].map(id =>
              changeEvent('change.unknown', { id }, reason, at, { actor }),
            ),
      patch: { statusReason: reason },
      lease: 'release',
    }));
    return 'unknown';
  }

  await recordFoundDone(claim, outlook.foundDone, actor);
  const { to, message } = settlement(outlook);
  await claim.update((_, at) => ({
    to,
    events: [requestEvent('status.changed', message, at, { actor })],
    patch: { statusReason: to === 'failed' ? message : undefined },
    lease: 'release',
  }));
  return 'settled';
}

function settlement(outlook: Outlook): {
  to: 'applied' | 'applying' | 'failed';
  message: string;
} {
  switch (outlook.next) {
    case 'done':
      return { to: 'applied', message: 'The live state shows the whole plan' };
    case 'ask a person':
      return { to: 'failed', message: outlook.reason };
    default:
      // Whether the rest may go on is decided once more, just before it does.
      return {
        to: 'applying',
        message: 'The live state tells what was done; the rest goes on',
      };
  }
}
