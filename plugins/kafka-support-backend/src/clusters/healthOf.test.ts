import type { TopicListing } from '@kafka-support/backstage-plugin-kafka-support-node';
import { healthOf } from './healthOf';

const readAt = '2026-01-01T00:00:00.000Z';
const known = <T>(value: T) => ({ known: true as const, value, readAt });
const topic = (figures: Partial<TopicListing> = {}): TopicListing => ({
  name: 'orders',
  topicId: 'id',
  internal: false,
  partitions: 3,
  replicationFactor: 3,
  offlinePartitions: 0,
  underReplicatedPartitions: 0,
  ...figures,
});
const brokers = known([{ id: 1, host: 'a', port: 1 }]);
const whole = {
  brokers,
  topics: known([topic()]),
  quorum: { answers: true as const },
  offline: [],
};

describe('healthOf', () => {
  it('is healthy when nothing is wrong and all is known', () => {
    expect(healthOf(whole, readAt)).toEqual({
      state: 'healthy',
      liveBrokers: 1,
      offlinePartitions: 0,
      underReplicatedPartitions: 0,
      offline: [],
      readAt,
    });
  });

  it.each([
    [
      { topics: known([topic({ offlinePartitions: 2 }), topic()]) },
      '2 partitions are offline',
    ],
    [
      { topics: known([topic({ underReplicatedPartitions: 1 })]) },
      '1 partitions are under-replicated',
    ],
    [
      {
        topics: {
          known: false as const,
          figure: 'topics',
          reason: 'not allowed',
        },
      },
      'the topics could not be read: not allowed',
    ],
    [
      { quorum: { answers: undefined, reason: 'not allowed' } },
      'the quorum could not be asked: not allowed',
    ],
  ])('is degraded by %j', (wrong, reason) => {
    expect(healthOf({ ...whole, ...wrong }, readAt)).toMatchObject({
      state: 'degraded',
      reason,
    });
  });

  it('has no quorum when that gives no answer, green as the metadata may be', () => {
    expect(
      healthOf(
        { ...whole, quorum: { answers: false, reason: 'no answer in time' } },
        readAt,
      ),
    ).toMatchObject({
      state: 'no quorum',
      reason: 'no answer in time',
      offlinePartitions: 0,
    });
  });

  it('is unreachable when the brokers are unknown', () => {
    expect(
      healthOf(
        {
          ...whole,
          brokers: { known: false, figure: 'brokers', reason: 'refused' },
        },
        readAt,
      ),
    ).toEqual({ state: 'unreachable', reason: 'refused', offline: [], readAt });
  });
});
