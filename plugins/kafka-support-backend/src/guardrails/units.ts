import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';

const SIZES = {
  B: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
} as const;

const TIMES = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Milliseconds of `7 days`, `36h` or `P7D`. @throws Error that shows a valid one */
export function durationMs(text: string): number {
  try {
    return durationToMilliseconds(
      readDurationFromConfig(new ConfigReader({ text }), { key: 'text' }),
    );
  } catch {
    throw new Error(
      `"${text}" is not a duration. Valid is for example "7 days", "36h" or "P7D"`,
    );
  }
}

/** Bytes of `3 MiB`. @throws Error that shows a valid one */
export function sizeBytes(text: string): number {
  const [, number, unit] =
    /^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|TiB)$/.exec(text.trim()) ?? [];
  if (!number)
    throw new Error(
      `"${text}" is not a size. Valid is for example "512 KiB", "3 MiB" or "1.5 TiB"`,
    );
  return Number(number) * SIZES[unit as keyof typeof SIZES];
}

function textThat(parses: (text: string) => number) {
  return z.string().superRefine((text, context) => {
    try {
      parses(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });
}

/** A limit that people write as a duration; rules read it with `durationMs`. */
export const durationLimit = textThat(durationMs);
/** A limit that people write as a size; rules read it with `sizeBytes`. */
export const sizeLimit = textThat(sizeBytes);

/** Milliseconds as a person reads them: `7 days`, `1 day 12 hours`. Negative: for ever. */
export function showDuration(ms: number): string {
  if (ms < 0) return 'for ever';
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of TIMES) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(countOf(count, unit));
  }
  if (rest > 0 || parts.length === 0) parts.push(`${rest} ms`);
  return parts.slice(0, 2).join(' ');
}

/** `1 broker`, `3 brokers`. */
export function countOf(
  count: number,
  one: string,
  many: string = `${one}s`,
): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Bytes as a person reads them: `3 MiB`, `1.2 TiB`. */
export function showSize(bytes: number): string {
  const [unit, size] =
    Object.entries(SIZES)
      .reverse()
      .find(([, each]) => bytes >= each) ?? (['B', 1] as const);
  return `${Number((bytes / size).toFixed(1))} ${unit}`;
}
