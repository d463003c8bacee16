import { keepFigures } from './keepFigures';
import type { KeptFigures, ReadFigures } from './types';

const now = new Date('2026-11-21T10:00:00.000Z');
const ago = (minutes: number) =>
  new Date(now.getTime() - minutes * 60_000).toISOString();

const keep = (
  kept: KeptFigures | undefined,
  read: ReadFigures,
  type: 'topic' | 'group' = 'topic',
) => keepFigures(kept, read, { type, now });

const topic: KeptFigures = {
  totalBytes: 1000,
  largestReplicaBytes: 500,
  position: 10,
  watchedSince: ago(600),
  lastWriteAt: ago(60),
  groups: 2,
  activeGroups: 1,
  movingPartitions: 0,
};
const group: KeptFigures = {
  groupState: 'Stable',
  members: 2,
  lag: 10_000,
  position: 10,
  watchedSince: ago(600),
  topics: ['a'],
  topicCount: 1,
};

describe('keepFigures', () => {
  it.each<[string, KeptFigures, ReadFigures]>([
    ['the same', topic, topic],
    ['nothing that was read', topic, {}],
    ['5 % more bytes', topic, { totalBytes: 1050 }],
    ['5 % less in the largest copy', topic, { largestReplicaBytes: 475 }],
    [
      'a write within 10 minutes of the last',
      { ...topic, lastWriteAt: ago(9) },
      { position: 11 },
    ],
    ['5 % of a lag', group, { lag: 10_500 }],
    [
      '100 offsets of the lag of a group at work',
      { ...group, lag: 0 },
      { lag: 100 },
    ],
    ['the same topics', group, { topics: ['a'], topicCount: 1 }],
  ])('takes %s for near enough', (_, kept, read) => {
    expect(keep(kept, read)).toBeUndefined();
  });

  it.each<[string, KeptFigures, ReadFigures]>([
    ['more than 5 % more bytes', topic, { totalBytes: 1051 }],
    [
      'bytes where there were none',
      { ...topic, totalBytes: 0 },
      { totalBytes: 1 },
    ],
    ['no bytes any more', topic, { totalBytes: 0 }],
    ['another group', topic, { groups: 3 }],
    ['a group that left', topic, { activeGroups: 0 }],
    ['a partition that is moved', topic, { movingPartitions: 1 }],
    ['more than 5 % of a lag', group, { lag: 10_501 }],
    ['a lag below zero', { ...group, lag: 50 }, { lag: -1 }],
    [
      'any lag of a group without members',
      { ...group, lag: 0, members: 0 },
      { lag: 1 },
    ],
    ['another state', group, { groupState: 'Empty' }],
    ['another topic', group, { topics: ['b'], topicCount: 1 }],
  ])('keeps %s, and leaves the rest', (_, kept, read) => {
    expect(keep(kept, read, 'group')).toEqual(
      expect.objectContaining({ ...kept, ...read }),
    );
  });

  it('watches writes from the first look on, without saying when the last was', () => {
    const first = keep(undefined, { position: 7, totalBytes: 1 });
    expect(first).toEqual({
      position: 7,
      totalBytes: 1,
      watchedSince: now.toISOString(),
    });
  });

  it.each<['topic' | 'group', keyof KeptFigures]>([
    ['topic', 'lastWriteAt'],
    ['group', 'lastCommitAt'],
  ])('takes the offsets of a %s that moved for its %s', (type, key) => {
    const kept = { position: 7, watchedSince: ago(60) };
    expect(keep(kept, { position: 8 }, type)).toEqual({
      ...kept,
      position: 8,
      [key]: now.toISOString(),
    });
  });

  it('takes records that a leader lost for no write', () => {
    expect(keep(topic, { position: 9 })).toEqual({ ...topic, position: 9 });
  });

  it('takes a group that went back for one that committed', () => {
    expect(keep(group, { position: 3 }, 'group')).toMatchObject({
      lastCommitAt: now.toISOString(),
    });
  });

  it('says since when a group has no members, until it has', () => {
    const empty = keep(group, { members: 0 }, 'group');
    expect(empty?.emptySince).toBe(now.toISOString());
    const later = keepFigures(
      empty,
      { lag: 5 },
      {
        type: 'group',
        now: new Date(now.getTime() + 60_000),
      },
    );
    expect(later?.emptySince).toBe(now.toISOString());
    expect(keep(later, { members: 1 }, 'group')?.emptySince).toBeUndefined();
  });

  it('keeps all that was read once something is written', () => {
    const kept = { ...topic, lastWriteAt: ago(2) };
    expect(keep(kept, { groups: 3, totalBytes: 1001, position: 11 })).toEqual({
      ...kept,
      groups: 3,
      totalBytes: 1001,
      position: 11,
      lastWriteAt: now.toISOString(),
    });
  });
});
