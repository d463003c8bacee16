import type { ClusterHealth } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  altering,
  creating,
  findingsOf,
  inEnvironment,
  known,
  NAME,
  notKnown,
  verdictsOf,
} from '../../testing';
import { clusterHealth } from './clusterHealth';
import { minInsyncReplicas } from './minInsyncReplicas';
import {
  replicationFactorLiveBrokers,
  replicationFactorMinimum,
} from './replicationFactor';

describe('replication-factor', () => {
  it('passes three copies and denies two in production', () => {
    expect(verdictsOf(replicationFactorMinimum, creating())).toEqual([
      `pass: "${NAME}" has 3 copies, at least 3 are asked for`,
    ]);
    expect(
      findingsOf(replicationFactorMinimum, creating({ replicationFactor: 2 })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        observed: '2',
        limit: '3',
        remedy: { text: expect.any(String), set: { replicationFactor: 3 } },
      }),
    ]);
  });

  it('is content with one copy in development', () => {
    expect(
      verdictsOf(
        replicationFactorMinimum,
        inEnvironment('development', creating({ replicationFactor: 1 })),
      ),
    ).toEqual([expect.stringMatching(/^pass/)]);
  });
});

describe('replication-factor-live-brokers', () => {
  it('passes as many copies as brokers and denies more', () => {
    expect(verdictsOf(replicationFactorLiveBrokers, creating())).toEqual([
      `pass: 3 brokers are alive for 3 copies of "${NAME}"`,
    ]);
    expect(
      findingsOf(
        replicationFactorLiveBrokers,
        creating({ replicationFactor: 4 }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        message: `"${NAME}" asks for 4 copies, and only 3 brokers are alive`,
        remedy: { text: expect.any(String), set: { replicationFactor: 3 } },
      }),
    ]);
  });

  it('is unknown without brokers', () => {
    expect(
      findingsOf(
        replicationFactorLiveBrokers,
        creating({}, { brokers: notKnown('brokers') }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: 'brokers',
        message: 'How many brokers are alive is not known: no answer in 5 s',
      }),
    ]);
  });
});

describe('min-insync-replicas', () => {
  const withMin = (value: string, replicationFactor = 3) =>
    creating({ replicationFactor, config: { 'min.insync.replicas': value } });

  it.each([
    ['2', 3, 'pass', undefined],
    ['3', 3, 'fail', { 'config.min.insync.replicas': '2' }],
    ['4', 3, 'fail', { 'config.min.insync.replicas': '2' }],
    ['1', 3, 'fail', { 'config.min.insync.replicas': '2' }],
    ['x', 3, 'unknown', undefined],
    ['1', 2, 'fail', { replicationFactor: 3 }],
  ])(
    'for %s of %i copies in production: %s',
    (value, replicationFactor, outcome, set) => {
      const [finding] = findingsOf(
        minInsyncReplicas,
        withMin(value, replicationFactor),
      );
      expect(finding.outcome).toBe(outcome);
      expect(finding.remedy?.set).toEqual(set);
    },
  );

  it('says what breaks', () => {
    expect(verdictsOf(minInsyncReplicas, withMin('3'))).toEqual([
      expect.stringContaining(
        'acks=all writes would stop as soon as one broker is down',
      ),
    ]);
    expect(verdictsOf(minInsyncReplicas, withMin('4'))).toEqual([
      expect.stringContaining('acks=all writes would never succeed'),
    ]);
  });

  it('is content with one of one in development', () => {
    expect(
      verdictsOf(
        minInsyncReplicas,
        inEnvironment('development', withMin('1', 1)),
      ),
    ).toEqual([`pass: "${NAME}" acknowledges with 1 of 1 copy`]);
  });

  it('judges the default that comes back when the override goes', () => {
    const input = altering({
      before: { 'min.insync.replicas': '2' },
      unset: ['min.insync.replicas'],
    });
    expect(findingsOf(minInsyncReplicas, input)).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'unset.0',
        observed: '1',
      }),
    ]);
    expect(
      findingsOf(minInsyncReplicas, {
        ...input,
        topicDefaults: notKnown('topic defaults'),
      }),
    ).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topic defaults' }),
    ]);
  });

  it('says nothing about a change of other settings', () => {
    expect(
      findingsOf(minInsyncReplicas, altering({ set: { 'segment.ms': '1' } })),
    ).toEqual([]);
  });
});

describe('cluster-health', () => {
  const health: ClusterHealth = {
    state: 'healthy',
    offlinePartitions: 0,
    underReplicatedPartitions: 0,
    offline: [],
    readAt: '2026-01-01T00:00:00.000Z',
  };
  const judge = (change: Partial<ClusterHealth>) =>
    findingsOf(
      clusterHealth,
      creating({}, { health: known({ ...health, ...change }) }),
    )[0];

  it('passes a healthy cluster, also while replicas catch up', () => {
    expect(judge({}).message).toBe(
      'Every partition of Production has a leader',
    );
    expect(
      judge({ state: 'degraded', underReplicatedPartitions: 4 }),
    ).toMatchObject({
      outcome: 'pass',
      message:
        'Every partition of Production has a leader; 4 wait for a replica',
    });
  });

  it('asks the platform when a partition has no leader, and names it', () => {
    expect(
      judge({
        state: 'degraded',
        offlinePartitions: 1,
        offline: ['payments-7'],
      }),
    ).toMatchObject({
      outcome: 'fail',
      effect: 'review',
      asks: ['platform'],
      message: 'Production has 1 partition without a leader: payments-7',
    });
  });

  it.each([
    [{ state: 'unreachable' }, 'cluster'],
    [{ state: 'no quorum' }, 'quorum of the controllers'],
    [{ offlinePartitions: undefined }, 'partitions without a leader'],
  ] as const)('is unknown for %j', (change, figure) => {
    expect(judge(change)).toMatchObject({ outcome: 'unknown', figure });
  });

  it('is unknown when health could not be read', () => {
    expect(
      findingsOf(clusterHealth, creating({}, { health: notKnown('health') })),
    ).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'health' }),
    ]);
  });
});
