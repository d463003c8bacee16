import { formatBytes, formatRate } from './bytes';
import { humanValue } from './configValue';
import { formatDuration } from './duration';
import { specValue } from './fieldValue';
import { readResourceRef } from './resource';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [150 * 1024 ** 2 + 1, '150 MiB'],
    [1.2 * 1024 ** 4, '1.2 TiB'],
    [-2048, '−2 KiB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('writes a rate with its second', () => {
    expect(formatRate(5 * 1024 ** 2)).toBe('5 MiB/s');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [250, '250 ms'],
    [1_000, '1 second'],
    [61_000, '1 minute 1 second'],
    [3_600_000, '1 hour'],
    [129_600_000, '1 day 12 hours'],
    [259_200_000, '3 days'],
    [86_404_000, '1 day'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('humanValue', () => {
  it('reads the unit from the key', () => {
    expect(humanValue('retention.ms', '259200000')).toBe('3 days');
    expect(humanValue('max.message.bytes', '1048576')).toBe('1 MiB');
  });

  it('says what -1 means', () => {
    expect(humanValue('retention.ms', '-1')).toBe('for ever');
    expect(humanValue('retention.bytes', '-1')).toBe('no limit');
  });

  it('leaves alone what has no unit or is no number', () => {
    expect(humanValue('min.insync.replicas', '2')).toBeUndefined();
    expect(humanValue('cleanup.policy', 'compact')).toBeUndefined();
    expect(humanValue('retention.ms', 'a week')).toBeUndefined();
  });
});

describe('readResourceRef', () => {
  it('reads a ref and answers nothing for other text', () => {
    expect(readResourceRef('prod/topic/orders.placed.v1')).toEqual({
      cluster: 'prod',
      type: 'topic',
      name: 'orders.placed.v1',
    });
    expect(readResourceRef('orders')).toBeUndefined();
  });
});

describe('specValue', () => {
  it.each([
    ['retentionMs', 604_800_000, '7 days'],
    ['retentionMs', -1, 'for ever'],
    ['peakBytesPerSecond', 1_048_576, '1 MiB/s'],
    ['config.max.message.bytes', '1048576', '1 MiB'],
    ['partitions', 48, '48'],
    ['name', 'orders.order.placed.v1', 'orders.order.placed.v1'],
  ])('writes %s %p as %s', (path, value, text) => {
    expect(specValue(path, value)).toBe(text);
  });
});
