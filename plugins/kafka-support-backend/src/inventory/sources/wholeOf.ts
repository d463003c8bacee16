import type { PartialRead } from '@kafka-support/backstage-plugin-kafka-support-node';

/**
 * All of an answer that several brokers gave.
 *
 * @throws Error when a part is missing: what it held must not count as gone
 */
export function wholeOf<T, K>(
  { read, unread }: PartialRead<T, K>,
  nameOf: (of: K) => string,
): T[] {
  if (unread.length === 0) return read;
  const [{ of, reason }] = unread;
  const others = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  throw new Error(
    `Only a part was answered: ${nameOf(of)}${others} did not: ${reason}`,
  );
}
