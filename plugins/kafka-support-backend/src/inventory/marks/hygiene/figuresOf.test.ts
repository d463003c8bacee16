import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { readersByTopic, topicFiguresOf, writeRateOf } from './figuresOf';

const now = new Date('2026-11-21T10:00:00.000Z');
const DAY_S = 86_400;
const daysAgo = (days: number) =>
  new Date(now.getTime() - days * DAY_S * 1000).toISOString();

describe('the bound of a write rate', () => {
  const topic = {
    config: { 'retention.ms': String(2 * DAY_S * 1000) },
    firstSeenAt: daysAgo(90),
    bytes: 2 * DAY_S * 500,
  };

  it('is what is kept over the time it is kept', () => {
    expect(writeRateOf(topic, now)).toBe(500);
  });

  it('is taken over the time since it was first seen where that is shorter', () => {
    expect(writeRateOf({ ...topic, firstSeenAt: daysAgo(1) }, now)).toBe(1000);
  });

  it.each([
    ['configuration', { config: undefined }],
    ['first sight', { firstSeenAt: undefined }],
    ['size', { bytes: undefined }],
    ['retention time of its own', { config: {} }],
  ])('is unknown without a %s', (_, overrides) => {
    expect(writeRateOf({ ...topic, ...overrides }, now)).toBeUndefined();
  });

  it.each([
    ['retention.ms', '-1'],
    ['retention.ms', '3600000'],
    ['retention.bytes', '1000'],
    ['cleanup.policy', 'compact'],
    ['cleanup.policy', 'compact,delete'],
    ['remote.storage.enable', 'true'],
  ])('is unknown with %s=%s', (key, value) => {
    expect(
      writeRateOf({ ...topic, config: { ...topic.config, [key]: value } }, now),
    ).toBeUndefined();
  });
});

const group = (name: string, topics?: string[]): Resource => ({
  resource: `prod/group/${name}`,
  cluster: 'prod',
  type: 'group',
  name,
  internal: false,
  members: 2,
  lastCommitAt: daysAgo(1),
  watchedSince: daysAgo(9),
  topics,
});
const orders: Resource = {
  resource: 'prod/topic/orders',
  cluster: 'prod',
  type: 'topic',
  name: 'orders',
  internal: false,
  partitions: 6,
  replicationFactor: 3,
  totalBytes: 900,
  largestReplicaBytes: 100,
  lastWriteAt: daysAgo(2),
  watchedSince: daysAgo(9),
  groups: 1,
};

describe('what is looked at of a topic', () => {
  it('comes from its row and the rows of its groups', () => {
    const readers = readersByTopic([
      group('billing', ['orders', 'refunds']),
      group('audit', ['refunds']),
      group('idle'),
    ]);
    expect(topicFiguresOf(orders, readers.get('orders'), now)).toMatchObject({
      bytes: 300,
      largestPartitionBytes: 100,
      writes: { lastAt: daysAgo(2), since: daysAgo(9) },
      readers: [
        {
          name: 'billing',
          members: 2,
          commits: { lastAt: daysAgo(1), since: daysAgo(9) },
        },
      ],
    });
    expect(readers.get('refunds')).toHaveLength(2);
  });

  it.each([
    ['more groups than list it', { groups: 2 }],
    ['groups that nobody counted', { groups: undefined }],
  ])('has unknown readers with %s', (_, overrides) => {
    const readers = readersByTopic([group('billing', ['orders'])]);
    expect(
      topicFiguresOf({ ...orders, ...overrides }, readers.get('orders'), now)
        .readers,
    ).toBeUndefined();
  });

  it('has unknown writes while partitions are offline', () => {
    const readers = readersByTopic([group('billing', ['orders'])]);
    const figures = topicFiguresOf(
      { ...orders, offlinePartitions: 1 },
      readers.get('orders'),
      now,
    );
    expect(figures.writes).toEqual({});
  });

  it('has no readers where none are counted and none list it', () => {
    expect(
      topicFiguresOf({ ...orders, groups: 0 }, undefined, now).readers,
    ).toEqual([]);
  });
});
