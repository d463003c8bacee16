import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';

const columns = [
  'resource',
  'cluster',
  'type',
  'name',
  'owner',
  'component',
  'partitions',
  'replicationFactor',
  'internal',
  'offlinePartitions',
  'underReplicatedPartitions',
  'firstSeenAt',
  'lastChangedAt',
  'goneAt',
] as const satisfies readonly (keyof Resource)[];

/**
 * Whoever may name a group or principal could write a formula that a
 * spreadsheet would run (CWE-1236).
 */
const defused = (cell: string) =>
  /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

/** RFC 4180: quotes doubled, CRLF. What is unknown is empty. */
const line = (cells: readonly unknown[]) =>
  `${cells
    .map(cell => `"${defused(String(cell ?? '')).replaceAll('"', '""')}"`)
    .join(',')}\r\n`;

/** Resources as CSV with a heading. */
export function resourceCsv(resources: readonly Resource[]): string {
  return [
    line(columns),
    ...resources.map(resource => line(columns.map(name => resource[name]))),
  ].join('');
}
