import fc from 'fast-check';
import { proposePartitions } from './proposePartitions';
import { topicConfigSpecSchema } from './topicConfig';
import { topicCreateSpecSchema } from './topicCreate';

const MiB = 1024 ** 2;

describe('proposePartitions', () => {
  it.each([
    [{}, 1],
    [{ orderingKey: 'order id' }, 4],
    [{ parallelReaders: 6 }, 6],
    [{ parallelReaders: 7 }, 8],
    [{ peakBytesPerSecond: 50 * MiB }, 10],
    [{ expectedBytesPerSecond: 10 * MiB }, 6],
    [{ peakBytesPerSecond: 1 * MiB, parallelReaders: 2 }, 2],
  ])('proposes for %j %d partitions', (spec, expected) => {
    expect(proposePartitions(spec).partitions).toBe(expected);
  });

  it('carries the peak and gives every reader a partition', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000 * MiB),
        fc.integer({ min: 1, max: 500 }),
        (peakBytesPerSecond, parallelReaders) => {
          const { partitions } = proposePartitions({
            peakBytesPerSecond,
            parallelReaders,
          });
          expect(partitions).toBeGreaterThanOrEqual(parallelReaders);
          expect(partitions * 5 * MiB).toBeGreaterThanOrEqual(
            peakBytesPerSecond,
          );
        },
      ),
    );
  });
});

describe('spec of topic-create', () => {
  const messageOf = (spec: unknown) =>
    topicCreateSpecSchema.safeParse(spec).error?.issues[0].message;

  it.each([
    ['a'.repeat(250), 'must have at most 249 characters'],
    ['orders\u0000', 'must hold only letters, digits, ".", "_" and "-"'],
    ['..', 'must not be "." or ".."'],
    ['', 'must not be empty'],
  ])('refuses the name %j', (name, message) => {
    expect(messageOf({ name })).toBe(message);
  });

  it.each([
    { partitions: -1 },
    { partitions: 1e300 },
    { partitions: 1.5 },
    { expectedBytesPerSecond: -5 },
    { replicationFactor: 0 },
    { retentionMs: -2 },
    { owner: 'group:default/somebody-else' },
    { requester: 'user:default/somebody-else' },
    { producers: [{ principal: 'User:*' }] },
    { producers: [{ principal: 'orders-api' }] },
    { consumers: [{ principal: 'User:a', group: '*' }] },
    { consumers: [{ principal: 'User:a', group: 'a\u0007' }] },
    { config: { 'Retention Ms': '1' } },
    { rights: [{ principal: 'User:*', operation: 'read' }] },
    { rights: [{ principal: 'User:a', operation: 'all' }] },
    { rights: [{ principal: 'User:a', operation: 'read', host: 'a b' }] },
    { rights: [{ principal: 'User:a', operation: 'read', topic: 'b' }] },
  ])('refuses %j', bad => {
    expect(
      topicCreateSpecSchema.safeParse({ name: 'orders', ...bad }).success,
    ).toBe(false);
  });
});

describe('spec of topic-config', () => {
  it.each([
    [{ name: 'a' }, 'must set or unset at least one key'],
    [
      {
        name: 'a',
        set: { 'max.message.bytes': '1' },
        unset: ['max.message.bytes'],
      },
      'must not set and unset the same key',
    ],
  ])('refuses %j', (spec, message) => {
    expect(topicConfigSpecSchema.safeParse(spec).error?.issues[0].message).toBe(
      message,
    );
  });
});
