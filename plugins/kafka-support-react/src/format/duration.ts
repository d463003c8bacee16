const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

function name(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    useGrouping: false,
  }).format(count);
}

/**
 * Milliseconds as a person reads them: the two largest units that are not zero,
 * `3 days`, `1 day 12 hours`. Below a second it stays in milliseconds.
 *
 * @public
 */
export function formatDuration(ms: number, locale = 'en'): string {
  if (ms < 0) return `−${formatDuration(-ms, locale)}`;
  if (ms < 1_000) return `${ms} ms`;
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(name(count, unit, locale));
    // The second unit must follow the first directly: no "3 days 4 seconds".
    if (parts.length === 2 || (parts.length === 1 && count === 0)) break;
  }
  return parts.join(' ');
}
