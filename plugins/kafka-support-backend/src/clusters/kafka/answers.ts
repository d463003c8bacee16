import {
  BrokerUnavailableError,
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

/** True for the three errors that `ClusterAdmin` may throw. */
export function isAdminError(error: unknown): error is Error {
  return (
    error instanceof RefusedByBrokerError ||
    error instanceof BrokerUnavailableError ||
    error instanceof NoAnswerError
  );
}

/** The innermost message, which is the one that says what went wrong. */
export function rootMessageOf(error: unknown): string {
  let current = error;
  while (current instanceof Error && current.cause instanceof Error)
    current = current.cause;
  return current instanceof Error ? current.message : String(current);
}
