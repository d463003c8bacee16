import type {
  AuditBreak,
  RequestEvent,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import { eventHash, NO_HASH } from '../requests';
import {
  addToRoot,
  brokenEnd,
  brokenLink,
  brokenSeal,
  sealOf,
  type Link,
  type Seal,
} from './chain';

const contents = fc.record({
  message: fc.string(),
  actor: fc.constantFrom('user:default/ada', 'system'),
  details: fc.option(fc.dictionary(fc.string(), fc.jsonValue()), {
    nil: undefined,
  }),
});
type Content = Pick<RequestEvent, 'message' | 'actor'> & { details?: object };

/** A timeline of one request as the store writes it. */
function timelineOf(rows: Content[]): Link[] {
  let hash = NO_HASH;
  const links = rows.map((content, index) => {
    const event = {
      requestId: 'r1',
      sequence: index + 1,
      type: 'commented',
      at: '2026-11-21T10:00:00.000Z',
      ...content,
    } as RequestEvent;
    hash = eventHash(hash, event);
    return { event, hash };
  });
  const end = { sequence: links.length, hash };
  return links.map(link => ({ ...link, end }));
}

function firstBreak(links: Link[]): AuditBreak | undefined {
  for (const [index, link] of links.entries()) {
    const broken = brokenLink(link, links[index - 1]);
    if (broken) return broken;
  }
  return links.length > 0 ? brokenEnd(links[links.length - 1]) : undefined;
}

const timelines = (minLength: number) =>
  fc.array(contents, { minLength, maxLength: 8 }).chain(rows =>
    fc.record({
      links: fc.constant(timelineOf(rows)),
      index: fc.nat(rows.length - 1),
    }),
  );

describe('the chain of a timeline', () => {
  it('holds for whatever was written', () => {
    fc.assert(
      fc.property(timelines(1), ({ links }) => {
        expect(firstBreak(links)).toBeUndefined();
      }),
    );
  });

  it('breaks at a row that was changed', () => {
    fc.assert(
      fc.property(timelines(1), fc.string(), ({ links, index }, message) => {
        const { event } = links[index];
        fc.pre(message !== event.message);
        const changed = [...links];
        changed[index] = { ...links[index], event: { ...event, message } };
        expect(firstBreak(changed)).toMatchObject({
          differs: 'content',
          sequence: index + 1,
        });
      }),
    );
  });

  it('breaks after a row that was changed with its own hash', () => {
    fc.assert(
      fc.property(timelines(1), ({ links, index }) => {
        const event = { ...links[index].event, message: 'forged', actor: 'x' };
        const before = links[index - 1]?.hash ?? NO_HASH;
        const changed = [...links];
        changed[index] = {
          ...links[index],
          event,
          hash: eventHash(before, event),
        };
        const last = index === links.length - 1;
        expect(firstBreak(changed)).toMatchObject({
          differs: last ? 'end' : 'content',
          sequence: last ? index + 1 : index + 2,
        });
      }),
    );
  });

  it('misses a row that was removed', () => {
    fc.assert(
      fc.property(timelines(2), ({ links, index }) => {
        expect(firstBreak(links.filter((_, i) => i !== index))).toMatchObject({
          differs: 'missing',
          sequence: index + 1,
        });
      }),
    );
  });

  it('breaks at a row that was inserted, also at the end with a right hash', () => {
    fc.assert(
      fc.property(timelines(1), contents, ({ links }, content) => {
        const last = links[links.length - 1];
        const event = {
          ...last.event,
          ...content,
          sequence: links.length + 1,
        } as RequestEvent;
        const hash = eventHash(last.hash, event);
        expect(firstBreak([...links, { ...last, event, hash }])).toMatchObject({
          differs: 'end',
          sequence: links.length + 1,
        });
        expect(
          firstBreak([
            { ...last, event: { ...event, sequence: 0 }, hash },
            ...links,
          ]),
        ).toMatchObject({ differs: 'content' });
      }),
    );
  });

  it('breaks at a timeline that was written anew after it was sealed', () => {
    fc.assert(
      fc.property(timelines(1), ({ links, index }) => {
        const sealedHash = links[index].hash;
        const anew = timelineOf(
          links.map(({ event }) => ({ ...event, actor: 'user:default/eve' })),
        );
        expect(firstBreak(anew)).toBeUndefined();
        anew[index] = { ...anew[index], sealedHash };
        expect(firstBreak(anew)).toMatchObject({
          differs: 'seal',
          sequence: index + 1,
        });
      }),
    );
  });

  it('misses the request itself', () => {
    const [link] = timelineOf([{ message: 'a', actor: 'system' }]);
    expect(firstBreak([{ ...link, end: undefined }])).toMatchObject({
      differs: 'missing',
    });
  });
});

describe('the chain of seals', () => {
  const ends = ['a', 'b', 'c'].map(requestId => ({
    requestId,
    sequence: 2,
    hash: 'f'.repeat(64),
  }));
  const root = ends.reduce(addToRoot, NO_HASH);
  const found = { root, requests: 3 };
  const seal = (number: number, before?: Seal) =>
    sealOf({
      number,
      requests: 3,
      events: 6,
      root,
      previous: before?.hash ?? NO_HASH,
      sealedAt: '2026-11-21T10:00:00.000Z',
    });
  const first = seal(1);
  const second = seal(2, first);

  it('holds for what was sealed', () => {
    expect(brokenSeal(first, undefined, found)).toBeUndefined();
    expect(brokenSeal(second, first, found)).toBeUndefined();
  });

  it.each([
    ['number', { number: 3 }],
    ['requests', { requests: 2 }],
    ['events', { events: 7 }],
    ['root', { root: 'x' }],
    ['previous', { previous: 'x' }],
    ['time', { sealedAt: '2026-11-21T11:00:00.000Z' }],
    ['hash', { hash: 'x' }],
  ])('breaks at a seal with another %s', (_, change) => {
    expect(brokenSeal({ ...second, ...change }, first, found)).toMatchObject({
      differs: 'seal',
      seal: 2,
    });
  });

  it('breaks when a seal before it is gone or another', () => {
    expect(brokenSeal(second, undefined, found)).toMatchObject({ seal: 1 });
    const forged = sealOf({ ...first, events: 5 });
    expect(brokenSeal(second, forged, found)).toMatchObject({ seal: 2 });
  });

  it('has another root for other ends, and for another order', () => {
    const without = ends.slice(1).reduce(addToRoot, NO_HASH);
    const reversed = [...ends].reverse().reduce(addToRoot, NO_HASH);
    expect(new Set([root, without, reversed]).size).toBe(3);
    expect(
      brokenSeal(first, undefined, { root: without, requests: 2 }),
    ).toMatchObject({ seal: 1 });
  });
});
