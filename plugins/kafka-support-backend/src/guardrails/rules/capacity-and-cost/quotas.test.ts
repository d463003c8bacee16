import { findingsOf, limiting, notKnown, verdictsOf } from '../../testing';
import {
  quotaCeiling,
  quotaDefault,
  quotaRemoved,
  quotaSelfService,
  quotaTightened,
} from './quotas';

const MiB = 1024 ** 2;

describe('quota-ceiling', () => {
  it('passes up to the ceiling and says what that is on all brokers', () => {
    expect(
      verdictsOf(
        quotaCeiling,
        limiting({ set: { producer_byte_rate: 100 * MiB } }),
      ),
    ).toEqual([
      'pass: producer_byte_rate of 100 MiB/s holds on each broker, up to 300 MiB/s on 3 brokers together',
    ]);
  });

  it('denies more, with the ceiling to fill in', () => {
    expect(
      findingsOf(
        quotaCeiling,
        limiting({ set: { consumer_byte_rate: 200 * MiB + 1 } }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        field: 'consumerBytesPerSecond',
        limit: '200 MiB/s',
        remedy: expect.objectContaining({
          set: { consumerBytesPerSecond: 200 * MiB },
        }),
      }),
    ]);
  });

  it('says that the total is not known without the brokers', () => {
    expect(
      verdictsOf(
        quotaCeiling,
        limiting(
          { set: { producer_byte_rate: 1024 } },
          { brokers: notKnown('brokers') },
        ),
      ),
    ).toEqual([expect.stringContaining('how many there are is not known')]);
  });
});

it('quota-self-service asks the platform team above its limit', () => {
  expect(
    findingsOf(quotaSelfService, limiting({ set: { request_percentage: 51 } })),
  ).toEqual([
    expect.objectContaining({
      outcome: 'fail',
      effect: 'review',
      asks: ['platform'],
      observed: '51 %',
      limit: '50 %',
    }),
  ]);
});

it.each([
  [[], 'pass'],
  [['producer_byte_rate'], 'fail'],
])('quota-removed: without %j it is a %s', (unset, outcome) => {
  expect(findingsOf(quotaRemoved, limiting({ unset }))).toEqual([
    expect.objectContaining({ outcome, effect: 'review' }),
  ]);
});

it.each([
  [[{ type: 'user' as const, name: 'billing' }], 'pass'],
  [[{ type: 'user' as const }], 'fail'],
  [
    [
      { type: 'user' as const, name: 'billing' },
      { type: 'client-id' as const },
    ],
    'fail',
  ],
])('quota-default: for %j it is a %s', (entity, outcome) => {
  expect(
    findingsOf(
      quotaDefault,
      limiting({ entity, set: { request_percentage: 1 } }),
    ),
  ).toEqual([expect.objectContaining({ outcome, effect: 'review' })]);
});

it.each([
  [{ field: 'consumer_byte_rate', after: '1024' }, 'fail'],
  [{ field: 'consumer_byte_rate', before: '2048', after: '1024' }, 'fail'],
  [{ field: 'consumer_byte_rate', before: '512', after: '1024' }, 'pass'],
  [{ field: 'consumer_byte_rate', before: '512' }, 'pass'],
])('quota-tightened: %j is a %s', (field, outcome) => {
  expect(findingsOf(quotaTightened, limiting({ fields: [field] }))).toEqual([
    expect.objectContaining({ outcome, effect: 'warn' }),
  ]);
});
