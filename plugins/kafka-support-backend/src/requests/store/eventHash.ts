import {
  canonicalDigest,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** What the first row of a timeline is chained to. */
export const NO_HASH = '';

/**
 * The hash of a timeline row: SHA-256 over the canonical JSON (RFC 8785) of
 * what it says and of the hash of the row before it. Whoever changes, removes
 * or inserts a row has to write all later ones of the request anew.
 *
 * The migration that hashed the rows there were has a copy: what this makes of
 * a row must never change.
 *
 * @param before - NO_HASH for the first row
 */
export function eventHash(before: string, event: RequestEvent): string {
  return canonicalDigest({ before, event });
}
