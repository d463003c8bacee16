import { ProtocolError } from '@platformatic/kafka';
import {
  RefusedByBrokerError,
  type PartialRead,
  type Unread,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { errorOfCode } from './answers';

/** An error code in an answer as the port knows it. */
export function errorOfNumber(
  errorCode: number,
  sentence?: string | null,
): Error {
  const { apiId, message } = new ProtocolError(errorCode);
  return errorOfCode(String(apiId), sentence || message);
}

export function unreadOf<K>(of: K, error: unknown): Unread<K> {
  return {
    of,
    ...(error instanceof RefusedByBrokerError && { code: error.code }),
    reason: error instanceof Error ? error.message : String(error),
  };
}

/**
 * Asks several brokers or batches at the same time; one that fails leaves the
 * others alone, and what it was asked for is unread.
 *
 * @throws the first error when none of them answered
 */
export async function readFromAll<TPart, T, K>(
  parts: readonly TPart[],
  options: {
    read: (part: TPart) => Promise<PartialRead<T, K>>;
    asked: (part: TPart) => readonly K[];
  },
): Promise<PartialRead<T, K>> {
  const answers = await Promise.allSettled(parts.map(options.read));
  const failed = answers.filter(answer => answer.status === 'rejected');
  if (parts.length > 0 && failed.length === parts.length)
    throw failed[0].reason;
  const all: PartialRead<T, K> = { read: [], unread: [] };
  answers.forEach((answer, index) => {
    if (answer.status === 'fulfilled') {
      for (const each of answer.value.read) all.read.push(each);
      for (const each of answer.value.unread) all.unread.push(each);
    } else {
      for (const of of options.asked(parts[index]))
        all.unread.push(unreadOf(of, answer.reason));
    }
  });
  return all;
}

/** Cuts a list into pieces of at most so many. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Puts what was read in the order in which it was asked for. */
export function inOrderOf<T, K>(
  asked: readonly K[],
  { read, unread }: PartialRead<T, K>,
  keyOf: (item: T) => K,
): PartialRead<T, K> {
  const place = new Map(asked.map((key, index) => [key, index]));
  const at = (key: K) => place.get(key) ?? asked.length;
  return {
    read: [...read].sort((a, b) => at(keyOf(a)) - at(keyOf(b))),
    unread: [...unread].sort((a, b) => at(a.of) - at(b.of)),
  };
}
