import {
  canonicalDigest,
  type AuditBreak,
  type RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { eventHash, NO_HASH } from '../requests';

/**
 * Stands for the chain of records that belong to no request where a seal names
 * the requests whose ends it holds. Ids of requests are UUIDs: all come before.
 */
export const RECORDS = 'records';

/** The newest row of a timeline. */
export interface End {
  requestId: string;
  sequence: number;
  hash: string;
}

/** A row of a timeline as it is found. */
export interface Link {
  event: RequestEvent;
  hash: string;
  /** Where its request says that the timeline ends; absent: there is no request. */
  end?: { sequence: number; hash: string };
  /** What was sealed of it. */
  sealedHash?: string;
}

/** What a seal says. */
export interface SealContent {
  number: number;
  requests: number;
  events: number;
  root: string;
  /** Hash of the seal before; NO_HASH for the first. */
  previous: string;
  sealedAt: string;
}
export interface Seal extends SealContent {
  hash: string;
}

const at = (
  event: RequestEvent,
  differs: AuditBreak['differs'],
  message: string,
): AuditBreak => ({
  differs,
  message,
  requestId: event.requestId,
  sequence: event.sequence,
});

/**
 * Checks a row against the one before it of the same request.
 *
 * @param before - undefined for the first row of a request
 */
export function brokenLink(
  link: Link,
  before: Link | undefined,
): AuditBreak | undefined {
  const { event, hash, sealedHash } = link;
  const expected = (before?.event.sequence ?? 0) + 1;
  if (event.sequence < 1)
    return {
      ...at(
        event,
        'content',
        `Row ${event.sequence} was inserted: rows count from 1`,
      ),
      sequence: undefined,
    };
  if (event.sequence !== expected)
    return {
      ...at(event, 'missing', `Row ${expected} is missing: it was removed`),
      sequence: expected,
    };
  if (hash !== eventHash(before?.hash ?? NO_HASH, event))
    return at(
      event,
      'content',
      `Row ${event.sequence} is not what its hash was made of: it was changed or inserted, or the row before it was replaced`,
    );
  if (sealedHash !== undefined && sealedHash !== hash)
    return at(
      event,
      'seal',
      `Row ${event.sequence} is not the one that was sealed: the timeline was written anew`,
    );
  return undefined;
}

/** Checks that the last row that is found is the last that was written. */
export function brokenEnd({ event, hash, end }: Link): AuditBreak | undefined {
  if (!end)
    return at(
      event,
      'missing',
      'The request of this timeline is missing: it was removed',
    );
  if (event.sequence === end.sequence && hash === end.hash) return undefined;
  return event.sequence < end.sequence
    ? {
        ...at(
          event,
          'missing',
          `Row ${
            event.sequence + 1
          } is missing: the timeline ends before it, the request says that it has ${
            end.sequence
          } rows`,
        ),
        sequence: event.sequence + 1,
      }
    : at(
        event,
        'end',
        `Row ${event.sequence} is not the one that the request says its timeline ends with, which is row ${end.sequence}: it was inserted or written anew`,
      );
}

/** Adds an end to the root of those before it, in the order of request ids. */
export function addToRoot(
  root: string,
  { requestId, sequence, hash }: End,
): string {
  return canonicalDigest({ root, requestId, sequence, hash });
}

/** A seal with its hash, which holds the one of the seal before. */
export function sealOf(content: SealContent): Seal {
  const { number, requests, events, root, previous, sealedAt } = content;
  return {
    ...content,
    hash: canonicalDigest({
      number,
      requests,
      events,
      root,
      previous,
      sealedAt,
    }),
  };
}

/**
 * Checks a seal against the one before it and the ends that it sealed.
 *
 * @param found - what its ends give now
 */
export function brokenSeal(
  seal: Seal,
  before: Seal | undefined,
  found: { root: string; requests: number },
): AuditBreak | undefined {
  const { number } = seal;
  const broken = (message: string): AuditBreak => ({
    differs: 'seal',
    message,
    seal: number,
  });
  const expected = (before?.number ?? 0) + 1;
  if (number !== expected)
    return {
      ...broken(`Seal ${expected} is missing: it was removed`),
      seal: expected,
    };
  if (seal.previous !== (before?.hash ?? NO_HASH))
    return broken(
      `Seal ${number} was not made on the seal that stands before it: one of the two was changed`,
    );
  if (seal.root !== found.root || seal.requests !== found.requests)
    return broken(
      `Seal ${number} was made of other ends than are kept of it: they were changed`,
    );
  if (seal.hash !== sealOf(seal).hash)
    return broken(`Seal ${number} is not what its hash was made of`);
  return undefined;
}
