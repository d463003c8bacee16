import {
  toPlan,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import {
  aChange,
  aFinding,
  anEvaluation,
} from '../requests/__testUtils__/newRequest';
import { outlookOf } from './outlook';
import type { Progress } from './progress';

const change = (id: string, over: Partial<Change> = {}) =>
  aChange({ id, ...over });
const plan = (changes: Change[]) => toPlan(changes, new Date(0));
type Ids = Partial<
  Record<Exclude<keyof Progress, 'anyStarted' | 'agreedBefore'>, string[]>
>;
const progress = (over: Ids = {}, agreedBefore = false) =>
  ({
    agreedBefore,
    anyStarted: (over.ours ?? []).length > 0,
    ours: new Set(over.ours),
    open: new Set(over.open),
    unsettled: new Set(over.unsettled),
    sent: new Set(over.sent),
  } satisfies Progress);
const ids = (changes: Change[]) => changes.map(({ id }) => id);

function outlook(
  approved: Change[],
  fresh: Change[],
  over: Partial<Parameters<typeof outlookOf>[0]> = {},
) {
  return outlookOf({
    approved: plan(approved),
    fresh: plan(fresh),
    seen: anEvaluation(),
    evaluation: anEvaluation(),
    progress: progress(),
    ...over,
  });
}

const a = change('a');
const b = change('b');
const deny = anEvaluation({
  decision: 'deny',
  findings: [aFinding({ effect: 'deny', outcome: 'fail', message: 'No' })],
});

it('applies the whole plan when nothing moved', () => {
  expect(outlook([a, b], [a, b])).toEqual({
    next: 'apply',
    foundDone: [],
    rest: [a, b],
  });
});

it('applies only what is left, in the approved order', () => {
  const c = change('c');
  expect(
    outlook([a, b, c], [c, b], { progress: progress({ ours: ['a'] }) }),
  ).toMatchObject({ next: 'apply', rest: [b, c] });
});

it('is done when everything is gone and this request did it, whatever the rules say of it now', () => {
  expect(
    outlook([a, b], [], {
      progress: progress({ ours: ['a', 'b'], unsettled: ['b'] }),
      evaluation: deny,
    }),
  ).toEqual({ next: 'done', foundDone: [b] });
});

it('is done when there never was anything to do', () => {
  expect(outlook([], [])).toMatchObject({ next: 'done' });
});

it('sends the figures’ drift within their bound on', () => {
  const figure = { name: 'lost', unit: 'bytes' as const, value: 5, bound: 10 };
  const approved = change('a', { figures: [figure] });
  const moved = (value: number) =>
    outlook([approved], [change('a', { figures: [{ ...figure, value }] })]);
  expect(moved(9)).toMatchObject({ next: 'apply', rest: [approved] });
  expect(moved(11)).toMatchObject({ next: 'review' });
});

it('has people look when the live state needs another change', () => {
  expect(outlook([a], [a, b])).toMatchObject({
    next: 'review',
    reason:
      'The cluster changed since the approval: "b" is not what was approved any more',
  });
});

it('has people look when somebody else did it', () => {
  expect(outlook([a, b], [b])).toMatchObject({
    next: 'review',
    reason:
      'The cluster changed since the approval: "a" is done already, and not by this request',
  });
});

it('denies before it asks', () => {
  expect(outlook([a], [a, b], { evaluation: deny })).toMatchObject({
    next: 'deny',
    reason: 'The guardrails deny it now: No',
  });
});

it('asks a person about a change that was sent and must not be sent twice', () => {
  const once = change('a', {
    repeatable: false,
    fields: [{ field: 'offset', before: '17', after: '0' }],
  });
  expect(
    outlook([once], [once], {
      progress: progress({ ours: ['a'], unsettled: ['a'], sent: ['a'] }),
    }),
  ).toMatchObject({
    next: 'ask a person',
    reason: expect.stringContaining('The cluster still has offset 17'),
  });
  expect(outlook([once], [once])).toMatchObject({ next: 'apply' });
});

it('never sends what is not approved, nor what is done', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const some = fc.subarray(all);
  fc.assert(
    fc.property(some, some, some, some, (approved, fresh, ours, sent) => {
      const result = outlook(
        approved.map(id => change(id)),
        fresh.map(id => change(id)),
        { progress: progress({ ours, sent }) },
      );
      if (result.next !== 'apply') return;
      expect(ids(result.rest)).toEqual(
        approved.filter(id => fresh.includes(id)),
      );
      expect(approved).toEqual(expect.arrayContaining(fresh));
      const gone = approved.filter(id => !fresh.includes(id));
      expect(ours).toEqual(expect.arrayContaining(gone));
    }),
  );
});

describe('the end of a temporary change', () => {
  const agreed = (over: Ids = {}) => ({
    progress: progress(over, true),
    evaluation: deny,
  });

  it('is done whatever the rules say now', () => {
    expect(outlook([a, b], [a, b], agreed())).toEqual({
      next: 'apply',
      foundDone: [],
      rest: [a, b],
    });
  });

  it('does what is left where somebody did a part of it', () => {
    expect(outlook([a, b], [b], agreed())).toMatchObject({
      next: 'apply',
      rest: [b],
    });
    expect(outlook([a, b], [], agreed())).toMatchObject({ next: 'done' });
  });

  it('leaves alone what was not agreed on', () => {
    expect(outlook([a], [b], agreed())).toMatchObject({ next: 'done' });
  });
});
