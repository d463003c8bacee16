import { findingsOf, growing, NAME, verdictsOf } from '../../testing';
import {
  partitionsPerCluster,
  partitionsPerBroker,
} from '../capacity-and-cost/partitionBudgets';
import {
  partitionsPerTopic,
  partitionsSelfService,
} from '../capacity-and-cost/partitionsPerTopic';
import {
  keyedPartitions,
  newPartitionReaders,
  partitionsGrowOnly,
} from './partitionGrowth';

describe('partitions-grow-only', () => {
  it('passes more', () => {
    expect(verdictsOf(partitionsGrowOnly, growing({ to: 6 }))).toEqual([
      `pass: "${NAME}" grows from 3 to 6 partitions`,
    ]);
  });

  it('denies fewer, and says how one gets there', () => {
    expect(findingsOf(partitionsGrowOnly, growing({ to: 2 }))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        waivable: false,
        field: 'partitions',
        observed: '2',
        limit: 'more than 3',
        remedy: { text: expect.stringContaining('under a new name') },
      }),
    ]);
  });
});

describe('keyed-partitions', () => {
  it.each([
    [true, 'fail'],
    [false, 'pass'],
    [undefined, 'unknown'],
  ])('where keyed is %s: %s', (keyed, outcome) => {
    expect(findingsOf(keyedPartitions, growing({ to: 6, keyed }))).toEqual([
      expect.objectContaining({ outcome, field: 'keyed' }),
    ]);
  });
});

describe('new-partition-readers', () => {
  it.each([
    [0, 'pass'],
    [2, 'fail'],
    [undefined, 'unknown'],
  ])('with %s groups: %s', (groups, outcome) => {
    expect(findingsOf(newPartitionReaders, growing({ to: 6, groups }))).toEqual(
      [expect.objectContaining({ outcome, effect: 'warn' })],
    );
  });
});

describe('limits of partitions', () => {
  it('hold for a topic that grows', () => {
    expect(verdictsOf(partitionsPerTopic, growing({ to: 51 }))).toEqual([
      expect.stringMatching(/^fail: 51 partitions .*the 50/),
    ]);
    expect(verdictsOf(partitionsSelfService, growing({ to: 13 }))).toEqual([
      expect.stringMatching(/^fail: 13 partitions .*the 12/),
    ]);
  });

  it('count what is added only', () => {
    // 6 partitions of another topic and 3 of this one are there.
    expect(
      verdictsOf(partitionsPerCluster, growing({ to: 10 }), { max: 16 }),
    ).toEqual([expect.stringMatching(/^pass: .* 16 partitions/)]);
    expect(
      verdictsOf(partitionsPerBroker, growing({ to: 10 }), { max: 15 }),
    ).toEqual([expect.stringMatching(/^fail: .* 16 replicas/)]);
  });
});
