import { durationMs, showDuration, showSize, sizeBytes } from './units';

describe('durations and sizes of configuration', () => {
  it.each([
    ['7 days', 604_800_000],
    ['36h', 129_600_000],
    ['P7D', 604_800_000],
    ['500 ms', 500],
  ])('reads %s', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'a week', '7', '-'])('refuses the duration %p', text => {
    expect(() => durationMs(text)).toThrow(
      `"${text}" is not a duration. Valid is for example "7 days", "36h" or "P7D"`,
    );
  });

  it.each([
    ['3 MiB', 3_145_728],
    ['1.5KiB', 1536],
    ['0 B', 0],
    ['2 TiB', 2_199_023_255_552],
  ])('reads %s', (text, bytes) => {
    expect(sizeBytes(text)).toBe(bytes);
  });

  it.each(['', '3', '3 MB', '-1 B', '1e3 B'])('refuses the size %p', text => {
    expect(() => sizeBytes(text)).toThrow(`"${text}" is not a size`);
  });

  it.each([
    [604_800_000, '7 days'],
    [129_600_000, '1 day 12 hours'],
    [1, '1 ms'],
    [0, '0 ms'],
    [-1, 'for ever'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(showDuration(ms)).toBe(text);
  });

  it.each([
    [3_145_728, '3 MiB'],
    [1536, '1.5 KiB'],
    [0, '0 B'],
    [5_000_000_000_000, '4.5 TiB'],
  ])('shows %i bytes as %s', (bytes, text) => {
    expect(showSize(bytes)).toBe(text);
  });
});
