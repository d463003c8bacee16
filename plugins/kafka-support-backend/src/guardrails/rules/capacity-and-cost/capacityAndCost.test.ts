import {
  creating,
  altering,
  defaults,
  findingsOf,
  inEnvironment,
  known,
  listed,
  NAME,
  notKnown,
  observed,
  verdictsOf,
} from '../../testing';
import { expectedStorage, expectedStorageRule } from './expectedStorage';
import { partitionsPerBroker, partitionsPerCluster } from './partitionBudgets';
import {
  partitionsPerTopic,
  partitionsSelfService,
} from './partitionsPerTopic';
import { retentionCeiling, retentionSelfService } from './retention';

const DAY = 86_400_000;

describe('partitions-per-topic and partitions-self-service', () => {
  it('pass up to their limits and say the numbers', () => {
    expect(
      findingsOf(partitionsPerTopic, creating({ partitions: 50 })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'pass',
        observed: '50',
        limit: '50',
        field: 'partitions',
      }),
    ]);
    expect(
      verdictsOf(partitionsSelfService, creating({ partitions: 12 })),
    ).toEqual([`pass: 12 partitions for "${NAME}", up to 12 are fine`]);
  });

  it('fail above, with a value that a button can fill in', () => {
    expect(
      findingsOf(partitionsPerTopic, creating({ partitions: 51 })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        message: `51 partitions for "${NAME}" are more than the 50 that a topic may have`,
        remedy: { text: expect.any(String), set: { partitions: 50 } },
      }),
    ]);
    expect(
      findingsOf(partitionsSelfService, creating({ partitions: 13 })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['platform'],
        remedy: { text: expect.any(String), set: { partitions: 12 } },
      }),
    ]);
  });

  it('are stricter in development', () => {
    const input = inEnvironment('development', creating({ partitions: 25 }));
    expect(findingsOf(partitionsPerTopic, input)).toEqual([
      expect.objectContaining({ outcome: 'fail', limit: '24' }),
    ]);
  });

  it('say nothing about a topic whose settings change', () => {
    expect(findingsOf(partitionsPerTopic, altering({ set: {} }))).toEqual([]);
  });
});

describe('partition budgets', () => {
  const existing = known([listed('a', 90, 3), listed('b', 4, 1)]);

  it('count what is there and what is added', () => {
    const input = creating({ partitions: 6 }, { existingTopics: existing });
    expect(verdictsOf(partitionsPerCluster, input, { max: 100 })).toEqual([
      'pass: Production would have 100 partitions, its budget is 100',
    ]);
    expect(verdictsOf(partitionsPerCluster, input, { max: 99 })).toEqual([
      'fail: Production would have 100 partitions, above its budget of 99',
    ]);
    // (270 + 4 + 18) replicas on 3 brokers
    expect(verdictsOf(partitionsPerBroker, input, { max: 98 })).toEqual([
      'pass: Production would have 98 replicas on each broker, its budget is 98',
    ]);
    expect(verdictsOf(partitionsPerBroker, input, { max: 97 })).toEqual([
      'fail: Production would have 98 replicas on each broker, above its budget of 97',
    ]);
  });

  it('do not count a topic twice that exists already', () => {
    const input = creating(
      { observed: observed() },
      { existingTopics: known([listed(NAME, 6)]) },
    );
    expect(verdictsOf(partitionsPerCluster, input, { max: 6 })).toEqual([
      expect.stringMatching(/^pass: .* 6 partitions/),
    ]);
  });

  it.each([
    ['topics', { existingTopics: notKnown('topics') }],
    ['brokers', { brokers: notKnown('brokers') }],
  ])('are unknown without %s', (figure, missing) => {
    expect(findingsOf(partitionsPerBroker, creating({}, missing))).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure,
        message:
          'How many partitions a broker has is not known: no answer in 5 s',
      }),
    ]);
  });

  it('of the cluster is unknown without topics', () => {
    const input = creating({}, { existingTopics: notKnown('topics') });
    expect(findingsOf(partitionsPerCluster, input)).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topics' }),
    ]);
  });
});

describe('retention-ceiling and retention-self-service', () => {
  const keeping = (ms: number | string, policy = 'delete') =>
    creating({
      config: { 'cleanup.policy': policy, 'retention.ms': String(ms) },
    });

  it.each([
    ['production', 30 * DAY, 'pass'],
    ['production', 30 * DAY + 1, 'fail'],
    ['production', -1, 'pass'],
    ['staging', -1, 'fail'],
    ['development', 14 * DAY, 'pass'],
    ['development', 15 * DAY, 'fail'],
  ] as const)('the ceiling in %s for %i ms: %s', (environment, ms, outcome) => {
    expect(
      findingsOf(retentionCeiling, inEnvironment(environment, keeping(ms))),
    ).toEqual([
      expect.objectContaining({
        outcome,
        effect: 'deny',
        field: 'retentionMs',
      }),
    ]);
  });

  it.each([
    [7 * DAY, 'pass: "orders.order.placed.v1" keeps data for 7 days'],
    [
      14 * DAY,
      'fail: "orders.order.placed.v1" keeps data for 14 days, longer than the 7 days that need no review',
    ],
    [
      -1,
      'fail: "orders.order.placed.v1" keeps data for ever, longer than the 7 days that need no review',
    ],
  ])('without review for %i ms', (ms, verdict) => {
    expect(verdictsOf(retentionSelfService, keeping(ms))).toEqual([verdict]);
  });

  it('asks platform and FinOps, and offers the limit', () => {
    expect(findingsOf(retentionSelfService, keeping(14 * DAY))).toEqual([
      expect.objectContaining({
        asks: ['platform', 'FinOps'],
        observed: '14 days',
        limit: '7 days',
        remedy: { text: expect.any(String), set: { retentionMs: 7 * DAY } },
      }),
    ]);
  });

  it('let a compacted topic pass: nothing expires by age', () => {
    expect(verdictsOf(retentionCeiling, keeping(-1, 'compact'))).toEqual([
      `pass: "${NAME}" is compacted: its records do not expire by age`,
    ]);
    expect(
      verdictsOf(retentionCeiling, keeping(99 * DAY, 'compact, delete')),
    ).toEqual([expect.stringMatching(/^fail/)]);
  });

  it('use what the brokers give where nothing is set', () => {
    const input = creating({ config: {} });
    expect(verdictsOf(retentionCeiling, input)).toEqual([
      `pass: "${NAME}" keeps data for 7 days`,
    ]);
    expect(
      findingsOf(retentionCeiling, {
        ...input,
        topicDefaults: notKnown('topic defaults'),
      }),
    ).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: 'topic defaults',
      }),
    ]);
  });

  it('are unknown for what is no number', () => {
    expect(findingsOf(retentionCeiling, keeping('a week'))).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'retention.ms' }),
    ]);
  });

  it('judge a topic whose clean-up policy brings its retention into force', () => {
    const before = {
      'cleanup.policy': 'compact',
      'retention.ms': String(90 * DAY),
    };
    expect(
      findingsOf(
        retentionCeiling,
        altering({ before, set: { 'cleanup.policy': 'delete' } }),
      ),
    ).toEqual([
      expect.objectContaining({ outcome: 'fail', field: 'set.cleanup.policy' }),
    ]);
    expect(
      findingsOf(
        retentionCeiling,
        altering({ before, set: { 'segment.ms': '1' } }),
      ),
    ).toEqual([]);
  });
});

describe('expected-storage', () => {
  const GIB = 1024 ** 3;
  const [topic] = creating({
    config: { 'retention.ms': String(7 * DAY), 'segment.ms': '3600000' },
    partitions: 4,
  }).topics;

  it('is write rate times retention and roll, times the copies', () => {
    // 100 KiB/s: a segment rolls by time, after 1 h
    expect(expectedStorage(topic, 102_400, known(defaults))).toEqual({
      known: true,
      bytes: 102_400 * (7 * 86_400 + 3600) * 3,
    });
    // 10 MiB/s: a segment of 1 GiB rolls by size, each of 4 partitions
    expect(expectedStorage(topic, 10 * 1024 ** 2, known(defaults))).toEqual({
      known: true,
      bytes: 10 * 1024 ** 2 * (7 * 86_400 + 409.6) * 3,
    });
  });

  it('is capped by retention.bytes of each partition', () => {
    const capped = {
      ...topic,
      config: { ...topic.config, 'retention.bytes': String(GIB) },
    };
    expect(expectedStorage(capped, 10 * 1024 ** 2, known(defaults))).toEqual({
      known: true,
      bytes: 4 * GIB * 3,
    });
  });

  it('is nothing where nothing is written, and endless without a bound', () => {
    const endless = { ...topic, config: { 'retention.ms': '-1' } };
    expect(expectedStorage(topic, 0, known(defaults))).toMatchObject({
      bytes: 0,
    });
    expect(expectedStorage(endless, 1, known(defaults))).toMatchObject({
      bytes: Infinity,
    });
  });

  it('passes below the limit and asks platform and FinOps above', () => {
    const input = creating({}, { spec: { expectedBytesPerSecond: 102_400 } });
    expect(verdictsOf(expectedStorageRule, input)).toEqual([
      expect.stringMatching(
        /^pass: "orders.order.placed.v1" grows to \d+(\.\d)? GiB on all brokers together$/,
      ),
    ]);
    expect(findingsOf(expectedStorageRule, input, { max: '1 GiB' })).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        asks: ['platform', 'FinOps'],
        limit: '1 GiB',
      }),
    ]);
  });

  it('fails for a topic that grows without end', () => {
    const input = creating({ config: { 'retention.ms': '-1' } });
    expect(verdictsOf(expectedStorageRule, input)).toEqual([
      `fail: "${NAME}" grows without end, more than the 500 GiB that need no review`,
    ]);
  });

  it('is unknown in production when the throughput is not stated', () => {
    const input = creating({}, { spec: {} });
    expect(findingsOf(expectedStorageRule, input)).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: 'expected throughput',
        field: 'expectedBytesPerSecond',
        remedy: { text: expect.stringContaining('State how many bytes') },
      }),
    ]);
    expect(
      findingsOf(expectedStorageRule, inEnvironment('development', input)),
    ).toEqual([]);
  });

  it('reckons with the peak when that is all there is', () => {
    const input = creating({}, { spec: { peakBytesPerSecond: 0 } });
    expect(verdictsOf(expectedStorageRule, input)).toEqual([
      `pass: "${NAME}" grows to 0 B on all brokers together`,
    ]);
  });

  it('is unknown for compacted topics and without the brokers’ defaults', () => {
    expect(
      findingsOf(
        expectedStorageRule,
        creating({ config: { 'cleanup.policy': 'compact' } }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: 'size of a compacted topic',
      }),
    ]);
    expect(
      findingsOf(
        expectedStorageRule,
        creating({}, { topicDefaults: notKnown('topic defaults') }),
      ),
    ).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topic defaults' }),
    ]);
  });
});
