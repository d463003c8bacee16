import { topicCreateSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { findExcessPartitions, successorNameOf } from './excessPartitions';
import { boundOfBytes, boundOfCount } from './figures';
import { findOrphaned, findUnownedGrants } from './owners';
import { findStaleOffsets } from './staleOffsets';
import type {
  GroupFigures,
  HygieneLimits,
  OwnedFigures,
  PrincipalFigures,
  ReaderFigures,
  TopicFigures,
} from './types';
import { findUnused } from './unused';

const now = new Date('2026-11-21T10:00:00.000Z');
const daysAgo = (days: number) =>
  new Date(now.getTime() - days * 86_400_000).toISOString();
const limits: HygieneLimits = {
  unusedDays: 30,
  staleOffsetsDays: 14,
  minPartitions: 12,
  partitionFactor: 3,
};
const MiB = 1024 ** 2;

const quiet: TopicFigures = {
  name: 'orders.placed.v1',
  internal: false,
  partitions: 6,
  bytes: 3 * MiB,
  largestPartitionBytes: MiB,
  writeBytesPerSecond: 0,
  writes: { lastAt: daysAgo(40), since: daysAgo(90) },
  everWritten: true,
  readers: [],
};
const reader = (overrides: Partial<ReaderFigures> = {}): ReaderFigures => ({
  name: 'billing',
  members: 0,
  commits: { lastAt: daysAgo(40), since: daysAgo(90) },
  ...overrides,
});

describe('an unused topic', () => {
  it('says since when, what it holds, and how it is deleted', () => {
    expect(findUnused(quiet, limits, now)).toEqual({
      mark: 'unused',
      since: daysAgo(40),
      says: 'Nothing was written since 2026-10-12, and no group reads it; it holds less than 4 MiB in 6 partitions. Said after 30 days.',
      fix: { kind: 'topic-delete', spec: { topic: 'orders.placed.v1' } },
    });
  });

  it.each<[string, Partial<TopicFigures>, string]>([
    [
      'to which nothing was ever written',
      { writes: { since: daysAgo(31) }, everWritten: false, partitions: 1 },
      'Nothing was ever written (watched since 2026-10-21), and no group reads it; it holds less than 4 MiB in 1 partition. Said after 30 days.',
    ],
    [
      'whose last write is before it was watched',
      { writes: { since: daysAgo(31) } },
      'Nothing was written while it was watched, since 2026-10-21, and no group reads it; it holds less than 4 MiB in 6 partitions. Said after 30 days.',
    ],
    [
      'whose size is not known',
      { bytes: undefined, partitions: undefined },
      'Nothing was written since 2026-10-12, and no group reads it. Said after 30 days.',
    ],
    [
      'whose only group stands still without members',
      { readers: [reader()] },
      'Nothing was written since 2026-10-12, and no group reads it; it holds less than 4 MiB in 6 partitions. Said after 30 days.',
    ],
  ])('is also one %s', (_, overrides, says) => {
    expect(findUnused({ ...quiet, ...overrides }, limits, now)?.says).toBe(
      says,
    );
  });

  it.each<[string, Partial<TopicFigures>]>([
    [
      'written to lately',
      { writes: { lastAt: daysAgo(29.9), since: daysAgo(90) } },
    ],
    ['watched for too short', { writes: { since: daysAgo(29.9) } }],
    ['whose writes are not watched', { writes: {} }],
    ['whose groups are not known', { readers: undefined }],
    [
      'that a group with members reads',
      { readers: [reader(), reader({ members: 1 })] },
    ],
    [
      'with a group whose members are not known',
      { readers: [reader({ members: undefined })] },
    ],
    [
      'with a group that committed lately',
      {
        readers: [
          reader({ commits: { lastAt: daysAgo(3), since: daysAgo(90) } }),
        ],
      },
    ],
    [
      'with a group whose commits are not watched',
      { readers: [reader({ commits: {} })] },
    ],
    ['of Kafka itself', { internal: true }],
    ['of a tool', { name: '_schemas' }],
    ['of Connect', { name: 'connect-offsets' }],
    ['of Kafka Streams', { name: 'app-store-changelog' }],
  ])('is none %s', (_, overrides) => {
    expect(findUnused({ ...quiet, ...overrides }, limits, now)).toBeUndefined();
  });

  it('takes its time from the configuration', () => {
    expect(findUnused(quiet, { unusedDays: 41 }, now)).toBeUndefined();
    expect(findUnused(quiet, { unusedDays: 40 }, now)).toBeDefined();
  });
});

const wide: TopicFigures = {
  ...quiet,
  partitions: 48,
  bytes: 300 * MiB,
  largestPartitionBytes: 20 * MiB,
  writeBytesPerSecond: 12_000,
  writes: { lastAt: daysAgo(0), since: daysAgo(90) },
  readers: [reader({ members: 2 }), reader({ members: 1 })],
};

describe('excess partitions', () => {
  it('say their figures, that they cannot be taken away, and what to make instead', () => {
    const found = findExcessPartitions(wide, limits);
    expect(found).toEqual({
      mark: 'excessPartitions',
      says: '48 partitions get less than 16 KiB a second and hold less than 512 MiB, and its largest group has 2 members: 4 would do. Partitions cannot be taken away: make a smaller successor and move over.',
      fix: {
        kind: 'topic-create',
        spec: {
          name: 'orders.placed.v2',
          expectedBytesPerSecond: 16_384,
          parallelReaders: 2,
          partitions: 4,
        },
      },
    });
    expect(topicCreateSpecSchema.safeParse(found?.fix.spec).success).toBe(true);
  });

  it('say it too where no group is there', () => {
    const found = findExcessPartitions({ ...wide, readers: [] }, limits);
    expect(found?.says).toContain('its largest group has no members: 4 would');
    expect(found?.fix.spec).not.toHaveProperty('parallelReaders');
  });

  it.each<[string, Partial<TopicFigures>]>([
    ['few partitions', { partitions: 11 }],
    [
      'less than the factor',
      { partitions: 12, readers: [reader({ members: 5 })] },
    ],
    ['a large group', { readers: [reader({ members: 17 })] }],
    ['a rate that needs them', { writeBytesPerSecond: 40 * MiB }],
    ['large partitions', { largestPartitionBytes: 200 * MiB }],
    ['an unknown count', { partitions: undefined }],
    ['an unknown size', { bytes: undefined }],
    ['an unknown size of the largest', { largestPartitionBytes: undefined }],
    ['an unknown rate', { writeBytesPerSecond: undefined }],
    ['unknown groups', { readers: undefined }],
    [
      'unknown members',
      { readers: [reader({ members: 2 }), reader({ members: undefined })] },
    ],
    ['Kafka as their maker', { internal: true }],
    ['Kafka Streams as their maker', { name: 'app-x-repartition' }],
  ])('are none with %s', (_, overrides) => {
    expect(
      findExcessPartitions({ ...wide, ...overrides }, limits),
    ).toBeUndefined();
  });

  it.each([
    ['orders.placed.v9', 'orders.placed.v10'],
    ['orders', 'orders.v2'],
    ['v1', 'v1.v2'],
    ['orders.v1.retry', 'orders.v1.retry.v2'],
  ])('of %s lead to %s', (topic, successor) => {
    expect(successorNameOf(topic)).toBe(successor);
  });

  it('lead to a name that Kafka takes, however long the topic is called', () => {
    const name = successorNameOf('a'.repeat(249));
    expect(topicCreateSpecSchema.safeParse({ name }).success).toBe(true);
    expect(name).toMatch(/\.v2$/);
  });
});

const left: GroupFigures = {
  name: 'billing',
  groupType: 'classic',
  protocolType: 'consumer',
  members: 0,
  lag: 1234,
  commits: { lastAt: daysAgo(20), since: daysAgo(90) },
};

describe('stale offsets', () => {
  it('say since when they stand and how far they are behind', () => {
    expect(findStaleOffsets(left, limits, now)).toEqual({
      mark: 'staleOffsets',
      since: daysAgo(20),
      says: 'The group has no members, its offsets did not move since 2026-11-01, and it is behind by at least 1,000. Said after 14 days.',
      fix: { kind: 'group-delete', spec: { group: 'billing' } },
    });
  });

  it('are those too that never moved while they were watched', () => {
    expect(
      findStaleOffsets(
        { ...left, commits: { since: daysAgo(15) } },
        limits,
        now,
      )?.since,
    ).toBe(daysAgo(15));
  });

  it.each<[string, Partial<GroupFigures>]>([
    ['with members', { members: 1 }],
    ['with unknown members', { members: undefined }],
    ['that is not behind', { lag: 0 }],
    ['that is beyond the end', { lag: -5 }],
    ['whose lag is unknown', { lag: undefined }],
    [
      'that committed lately',
      { commits: { lastAt: daysAgo(13), since: daysAgo(90) } },
    ],
    ['that is not watched', { commits: {} }],
    ['of workers of Connect', { protocolType: 'connect' }],
    ['of a sink of Connect', { name: 'connect-orders-sink' }],
    ['of Kafka Streams', { groupType: 'streams' }],
    ['that shares', { groupType: 'share' }],
  ])('are none of a group %s', (_, overrides) => {
    expect(
      findStaleOffsets({ ...left, ...overrides }, limits, now),
    ).toBeUndefined();
  });
});

describe('unowned grants', () => {
  const stranger: PrincipalFigures = {
    resource: 'prod/principal/User%3Alegacy',
    grants: 6,
    claimed: false,
  };

  it('say how many there are and lead to a claim', () => {
    expect(findUnownedGrants(stranger)).toEqual({
      mark: 'unownedGrants',
      says: '6 ACLs name it, and neither a confirmed owner nor the catalog says whose it is: claim it, or revoke what it may do.',
      fix: {
        kind: 'ownership',
        spec: { resource: 'prod/principal/User%3Alegacy' },
      },
    });
    expect(findUnownedGrants({ ...stranger, grants: 1 })?.says).toMatch(
      /^1 ACL names it/,
    );
  });

  it.each<[string, Partial<PrincipalFigures>]>([
    ['that something claims', { claimed: true }],
    ['without grants', { grants: 0 }],
    ['with unknown grants', { grants: undefined }],
  ])('are none of a principal %s', (_, overrides) => {
    expect(findUnownedGrants({ ...stranger, ...overrides })).toBeUndefined();
  });
});

describe('an orphaned resource', () => {
  const owned: OwnedFigures = {
    resource: 'prod/topic/orders',
    owner: 'group:default/orders',
    ownerState: 'missing',
  };
  it.each([
    ['missing', 'is no group of the catalog any more'],
    ['empty', 'has no members any more'],
  ] as const)('is one whose owner is %s', (ownerState, why) => {
    expect(findOrphaned({ ...owned, ownerState })).toEqual({
      mark: 'orphaned',
      says: `Its owner group:default/orders ${why}: the platform answers until a team claims it.`,
      fix: { kind: 'ownership', spec: { resource: 'prod/topic/orders' } },
    });
  });

  it.each(['active', 'unknown', 'none'] as const)(
    'is none whose owner is %s',
    ownerState => {
      expect(findOrphaned({ ...owned, ownerState })).toBeUndefined();
    },
  );
});

describe('figures that are said', () => {
  it.each([
    [0, '0 bytes'],
    [0.2, 'less than 1 byte'],
    [1, 'less than 2 bytes'],
    [1023, 'less than 1 KiB'],
    [1024, 'less than 2 KiB'],
    [3 * 1024 ** 3, 'less than 4 GiB'],
  ])('bound %d bytes by "%s"', (bytes, text) => {
    expect(boundOfBytes(bytes)).toBe(text);
  });

  it.each([
    [1, 'at least 1'],
    [9, 'at least 1'],
    [1_234_567, 'at least 1,000,000'],
  ])('bound %d by "%s"', (count, text) => {
    expect(boundOfCount(count)).toBe(text);
  });
});
