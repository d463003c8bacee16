import type { RequestEvent } from '@kafka-support/backstage-plugin-kafka-support-common';
import { progressOf } from './progress';

type Row = Pick<RequestEvent, 'type' | 'changeId' | 'to'>;
const row = (type: RequestEvent['type'], to?: RequestEvent['to']): Row => ({
  type,
  changeId: 'a',
  ...(to && { to }),
});
const start = row('change.started');
const failed: Row = { type: 'status.changed', to: 'failed' };
const nothing = { ours: [], open: [], unsettled: [], sent: [] };

it.each<[string, Row[], Record<string, string[]>]>([
  ['nothing started', [{ type: 'submitted', to: 'approved' }], nothing],
  [
    'started, no outcome',
    [start],
    { ours: ['a'], open: ['a'], unsettled: ['a'], sent: ['a'] },
  ],
  [
    'succeeded',
    [start, row('change.succeeded')],
    { ...nothing, ours: ['a'], sent: ['a'] },
  ],
  ['refused', [start, row('change.refused', 'failed')], nothing],
  [
    'no answer',
    [start, row('change.unknown', 'unknown')],
    { ...nothing, ours: ['a'], unsettled: ['a'], sent: ['a'] },
  ],
  [
    'no answer, then found done',
    [start, row('change.unknown', 'unknown'), row('change.found-done')],
    { ...nothing, ours: ['a'], sent: ['a'] },
  ],
  [
    'no answer, then refused: the first attempt may still be ours',
    [start, row('change.unknown'), start, row('change.refused', 'failed')],
    { ...nothing, ours: ['a'] },
  ],
  [
    'no answer, then left to a person',
    [start, row('change.unknown'), failed],
    { ...nothing, ours: ['a'] },
  ],
  [
    'done, then another change failed',
    [start, row('change.succeeded'), failed],
    { ...nothing, ours: ['a'] },
  ],
])('reads the timeline: %s', (_, rows, expected) => {
  const { ours, open, unsettled, sent } = progressOf(rows);
  expect({
    ours: [...ours],
    open: [...open],
    unsettled: [...unsettled],
    sent: [...sent],
  }).toEqual(expected);
});

it('remembers that something was started, even if it was refused', () => {
  expect(progressOf([]).anyStarted).toBe(false);
  expect(progressOf([start, row('change.refused')]).anyStarted).toBe(true);
});
