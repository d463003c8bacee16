import { isError, type ErrorLike } from '@backstage/errors';
import {
  NoAnswerError,
  RefusedByBrokerError,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/*
 * None of the three errors carries a cause: Backstage would write it behind the
 * message, which is the broker's sentence word for word and is shown to people.
 */

/**
 * Codes by which a broker says that it does not know itself what became of the
 * call: a change may still take effect after them.
 */
const ambiguousCodes: readonly string[] = [
  'REQUEST_TIMED_OUT',
  'UNKNOWN_SERVER_ERROR',
  'NETWORK_EXCEPTION',
];

/** What a broker's answer with an error code means for the caller. */
export function errorOfCode(
  code: string,
  sentence: string,
): RefusedByBrokerError | NoAnswerError {
  return ambiguousCodes.includes(code)
    ? new NoAnswerError(
        `The broker could not tell what became of the call: ${sentence} (${code})`,
      )
    : new RefusedByBrokerError(code, sentence);
}

/** An error and what caused it, from the outermost to the one that says what went wrong. */
export function causesOf(error: unknown): ErrorLike[] {
  const causes: ErrorLike[] = [];
  for (let each = error; isError(each); each = each.cause) causes.push(each);
  return causes;
}

export function rootMessageOf(error: unknown): string {
  return causesOf(error).at(-1)?.message ?? String(error);
}
