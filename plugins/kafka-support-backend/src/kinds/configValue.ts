function canonicalConfigValue(value: string): string {
  const text = value.trim();
  if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace('+', '')).toString();
  if (/^[+-]?(\d+\.\d*|\.\d+)$/.test(text)) return String(Number(text));
  if (/^(true|false)$/i.test(text)) return text.toLowerCase();
  if (!text.includes(',')) return text;
  return text
    .split(',')
    .map(part => part.trim())
    .sort((a, b) => (a < b ? -1 : 1))
    .join(',');
}

/**
 * The value of a key that is really there. Keys come from people: a plain
 * look-up of `constructor` would find what every object has.
 */
export function ownValue<T>(
  record: Record<string, T>,
  key: string,
): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Whether two values of a topic configuration mean the same. A broker answers
 * values as it parsed them, not as they were sent: `0.50` reads back as `0.5`,
 * `TRUE` as `true`, `compact, delete` as `compact,delete`.
 */
export function sameConfigValue(
  a: string | undefined,
  b: string | undefined,
): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalConfigValue(a) === canonicalConfigValue(b);
}
