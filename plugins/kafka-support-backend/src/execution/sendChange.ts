import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
  type ClusterAdmin,
  type RequestKind,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { stringifyError } from '@backstage/errors';
import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Claim } from './Claim';
import { within } from './clock';

/** What became of one call. `unsent`: it never left, so nothing happened. */
export type Outcome =
  | { outcome: 'succeeded' }
  | { outcome: 'refused'; code: string; sentence: string }
  | { outcome: 'unsent' | 'unknown'; reason: string };

/** How much longer than its own bound a call is waited for. */
const GRACE_MS = 250;

/**
 * Sends one change, once. Its intent is committed already.
 *
 * The last thing before the call is the look at the lease: the call must end
 * before another worker may take over. An answer that comes later says nothing
 * any more, whatever it says.
 */
export async function sendChange(input: {
  claim: Claim;
  kind: RequestKind;
  admin: ClusterAdmin;
  change: Change;
  callTimeoutMs: number;
}): Promise<Outcome> {
  const { claim, kind, admin, change, callTimeoutMs } = input;
  const longestMs = callTimeoutMs + GRACE_MS;
  if (claim.remainingMs() <= longestMs) await claim.renew();
  if (claim.remainingMs() <= longestMs)
    return {
      outcome: 'unsent',
      reason: `Nothing was sent: the database took longer than the lease allows`,
    };

  let answer: Outcome;
  try {
    await within(
      longestMs,
      kind.apply(change, { admin, call: { timeoutMs: callTimeoutMs } }),
      () => new NoAnswerError(`No answer within ${longestMs} ms`),
    );
    answer = { outcome: 'succeeded' };
  } catch (error) {
    answer = outcomeOf(error);
  }
  if (claim.remainingMs() <= 0 && answer.outcome !== 'unsent')
    return {
      outcome: 'unknown',
      reason: 'The answer came after the lease had run out',
    };
  return answer;
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof RefusedByBrokerError)
    return { outcome: 'refused', code: error.code, sentence: error.message };
  if (error instanceof BrokerUnavailableError)
    return { outcome: 'unsent', reason: error.message };
  if (error instanceof NoAnswerError)
    return { outcome: 'unknown', reason: error.message };
  // Whether it was sent before it went wrong cannot be told from here.
  return { outcome: 'unknown', reason: stringifyError(error) };
}
