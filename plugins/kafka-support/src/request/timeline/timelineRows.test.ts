import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleEvents,
  exampleRequest,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import {
  changesDone,
  foldDone,
  timelineRows,
  type ChangeRow,
} from './timelineRows';

const request = exampleRequest();
const { changes } = request.plan;
const all = exampleEvents(request);
const [first] = changes;

const attempt = (
  sequence: number,
  type: RequestEvent['type'],
): RequestEvent => ({
  requestId: request.id,
  sequence,
  type,
  at: '2026-11-21T13:00:00.000Z',
  actor: 'system',
  message: '',
  changeId: first.id,
});
const outcomes = (events: RequestEvent[]) =>
  timelineRows(events, changes)
    .filter((row): row is ChangeRow => row.type === 'change')
    .map(row => row.outcome);

describe('timelineRows', () => {
  it('brackets each change from its start to its outcome', () => {
    const rows = timelineRows(all, changes);
    expect(rows.filter(row => row.type === 'change')).toHaveLength(
      changes.length,
    );
    expect(rows).toHaveLength(all.length - changes.length);
    expect(outcomes(all)).toEqual(changes.map(() => 'succeeded'));
  });

  it('shows a change without an outcome as under way', () => {
    expect(outcomes([attempt(1, 'change.started')])).toEqual(['running']);
  });

  it('shows a second attempt beside the first', () => {
    expect(
      outcomes([
        attempt(1, 'change.started'),
        attempt(2, 'change.refused'),
        attempt(3, 'change.started'),
        attempt(4, 'change.succeeded'),
      ]),
    ).toEqual(['refused', 'succeeded']);
  });

  it('replaces an unknown outcome by what settles it', () => {
    expect(
      outcomes([
        attempt(1, 'change.started'),
        attempt(2, 'change.unknown'),
        attempt(3, 'change.found-done'),
      ]),
    ).toEqual(['found']);
  });

  it('reads the events in their order, however they come', () => {
    expect(timelineRows([...all].reverse(), changes)).toEqual(
      timelineRows(all, changes),
    );
  });
});

describe('changesDone', () => {
  it('counts each change once, and none that is under way', () => {
    expect(changesDone(all, changes)).toBe(changes.length);
    expect(changesDone(all.slice(0, 7), changes)).toBe(1);
    expect(changesDone([], changes)).toBe(0);
  });
});

describe('foldDone', () => {
  const many = (count: number, type: 'change.succeeded' | 'change.refused') =>
    Array.from({ length: count }, (_, index) => ({
      ...attempt(index + 1, type),
      changeId: `${type}:${index}`,
    }));

  it('makes one line of many changes that were done', () => {
    expect(
      foldDone(timelineRows(many(50, 'change.succeeded'), changes)),
    ).toMatchObject([{ type: 'done', rows: { length: 50 } }]);
  });

  it('keeps a few, and what went otherwise, in view', () => {
    const few = timelineRows(many(10, 'change.succeeded'), changes);
    expect(foldDone(few)).toEqual(few);
    const refused = timelineRows(many(50, 'change.refused'), changes);
    expect(foldDone(refused)).toEqual(refused);
    const between = [...few, ...refused.slice(0, 1), ...few];
    expect(foldDone(between)).toEqual(between);
  });
});
