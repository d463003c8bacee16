import {
  MAX_STREAM_GROUPS,
  MAX_STREAM_PARTITIONS,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  TopicGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { groupsOf } from './groups';

const readAt = '2026-11-21T10:00:00.000Z';
const lagOf = (value: number | undefined): Known<number> =>
  value === undefined
    ? { known: false, figure: 'lag', reason: 'No leader' }
    : { known: true, value, readAt };
const group = (
  groupId: string,
  lags: (number | undefined)[],
  over: Partial<TopicGroup> = {},
): TopicGroup => ({
  groupId,
  type: 'consumer',
  state: 'Stable',
  members: { known: true, value: [], readAt },
  partitions: lags.map((lag, partition) => ({ partition, lag: lagOf(lag) })),
  ...over,
});
const answer = (...groups: TopicGroup[]) => {
  const seen = groupsOf({
    known: true,
    readAt,
    value: { groups, missing: [] },
  });
  if (!seen.known) throw new Error('They are not known');
  return seen;
};

it('puts the group that is most behind first', () => {
  const { items } = answer(
    group('b', [1, 2]),
    group('a', [3, 0]),
    group('late', [9]),
  );
  expect(items.map(({ groupId, lag }) => [groupId, lag])).toEqual([
    ['late', 9],
    ['a', 3],
    ['b', 3],
  ]);
});

it('adds up what is known only, and no partition beyond its end makes up for another', () => {
  const [seen] = answer(group('a', [5, undefined, -3])).items;
  expect(seen).toMatchObject({ lag: 5, unknownPartitions: 1 });
  expect(seen.partitions).toMatchObject([
    { lag: 5 },
    { reason: 'No leader' },
    { lag: -3 },
  ]);
});

it('says that the members are not known rather than that there are none', () => {
  const members = {
    known: false,
    figure: 'members',
    reason: 'Denied',
  } as const;
  expect(answer(group('a', [1], { members })).items[0].members).toBeUndefined();
  expect(answer(group('a', [1])).items[0].members).toBe(0);
});

it('leaves out neither what is unknown nor what is most behind of more than are listed', () => {
  const lags = Array.from({ length: MAX_STREAM_PARTITIONS + 10 }, () => 0);
  const last = lags.length - 1;
  const [{ partitions, lag }] = answer(
    group('a', [...lags.slice(0, -2), undefined, 7] as number[]),
  ).items;
  expect(partitions).toHaveLength(MAX_STREAM_PARTITIONS);
  expect(partitions.slice(-2)).toMatchObject([
    { partition: last - 1, reason: 'No leader' },
    { partition: last, lag: 7 },
  ]);
  expect(lag).toBe(7);
});

it('counts the groups that are not listed', () => {
  const many = Array.from({ length: MAX_STREAM_GROUPS + 3 }, (_, index) =>
    group(`g${index}`, [index]),
  );
  const seen = answer(...many);
  expect(seen.items).toHaveLength(MAX_STREAM_GROUPS);
  expect(seen.more).toBe(3);
});

it('names the member of each partition by client and host', async () => {
  const admin = FakeClusterAdmin.create({
    topics: [{ name: 'orders', partitions: 1 }],
    groups: [
      {
        groupId: 'billing',
        members: [
          {
            memberId: 'm1',
            clientId: 'billing-1',
            host: '10.0.0.4',
            assigned: [{ topic: 'orders', partition: 0 }],
          },
        ],
        offsets: [{ topic: 'orders', partition: 0, offset: 0 }],
      },
    ],
  });
  const seen = groupsOf(await fakeClusterView({ admin }).groups('orders'));
  expect(seen).toMatchObject({
    known: true,
    items: [
      {
        groupId: 'billing',
        state: 'Stable',
        members: 1,
        partitions: [{ partition: 0, lag: 0, member: 'billing-1@10.0.0.4' }],
      },
    ],
  });
});
