import type { Watched } from './types';

const DAY_MS = 86_400_000;
const KIB = 1024;
const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/**
 * Since when nothing happened, if that is at least so many days; else undefined,
 * as where it is not known.
 */
export function stillSince(
  { lastAt, since }: Watched,
  days: number,
  now: Date,
): string | undefined {
  const from = lastAt ?? since;
  if (since === undefined || from === undefined) return undefined;
  return now.getTime() - Date.parse(from) >= days * DAY_MS ? from : undefined;
}

/** The day of a moment in UTC, `2026-10-09`. */
export function dayOf(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/**
 * The next power of two above. What is said of a resource is stored, and a
 * figure that moves with each sync would be written with each; a bound rarely
 * moves.
 */
export function boundOf(figure: number): number {
  return figure < 1 ? 1 : 2 ** (Math.floor(Math.log2(figure)) + 1);
}

/** `less than 16 KiB`. */
export function boundOfBytes(bytes: number): string {
  if (bytes === 0) return '0 bytes';
  let unit = 0;
  let bound = boundOf(bytes);
  while (bound >= KIB && unit < units.length - 1) {
    bound /= KIB;
    unit += 1;
  }
  const word = bound === 1 && unit === 0 ? 'byte' : units[unit];
  return `less than ${bound} ${word}`;
}

/** The power of ten below: `at least 10,000`. */
export function boundOfCount(count: number): string {
  const bound = 10 ** Math.floor(Math.log10(count));
  return `at least ${bound.toLocaleString('en')}`;
}

/** `1 partition`, `3 partitions`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
