import { specValue } from '@kafka-support/backstage-plugin-kafka-support-react';

/** An entry of a spec as people read it, with the raw value beside it. */
export interface SpecFact {
  label: string;
  value: string;
  raw: string;
  mono: boolean;
}

/** `expectedBytesPerSecond` → `Expected throughput`: the unit stands in the value. */
function labelOf(key: string): string {
  const words = key
    .replace(/BytesPerSecond$/, 'Throughput')
    .replace(/Ms$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Entries of a long list that are shown: the plan has all of them. */
const MAX_ENTRIES = 10;
const MAX_RAW = 500;

function textOf(key: string, value: unknown): string {
  if (Array.isArray(value)) {
    const more = value.length - MAX_ENTRIES;
    return [
      ...value
        .slice(0, MAX_ENTRIES)
        .map(each =>
          typeof each === 'object' && each !== null
            ? Object.values(each).join(' · ')
            : String(each),
        ),
      ...(more > 0 ? [`… + ${more}`] : []),
    ].join('\n');
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name} = ${specValue(name, each)}`)
      .join('\n');
  return specValue(key, value);
}

/** A spec of any kind as facts; empty lists and records are left out. */
export function specFacts(spec: Record<string, unknown>): SpecFact[] {
  return Object.entries(spec)
    .filter(
      ([, value]) =>
        value !== undefined &&
        !(
          typeof value === 'object' &&
          value !== null &&
          Object.keys(value).length === 0
        ),
    )
    .map(([key, value]) => ({
      label: labelOf(key),
      value: textOf(key, value),
      raw: (typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
      ).slice(0, MAX_RAW),
      mono: typeof value === 'object' || key === 'name',
    }));
}
