/** What could not be read, and why. @public */
export interface Unread<K> {
  of: K;
  /** Kafka's name of the error, where a broker answered with one. */
  code?: string;
  reason: string;
}

/**
 * An answer put together from several brokers or items, of which some may have
 * failed. INVARIANT: what was asked for and is in neither list does not exist;
 * what is in `unread` may.
 *
 * @public
 */
export interface PartialRead<T, K> {
  read: T[];
  unread: Unread<K>[];
}
