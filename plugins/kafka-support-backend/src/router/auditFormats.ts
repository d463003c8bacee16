import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';

type Lines = (entries: AsyncIterable<AuditEntry>) => AsyncIterable<string>;

const columns = [
  'at',
  'actor',
  'type',
  'message',
  'requestId',
  'sequence',
  'kind',
  'cluster',
  'title',
  'resources',
  'from',
  'to',
  'changeId',
  'planDigest',
  'details',
] as const satisfies readonly (keyof AuditEntry)[];

/** The formats of an export beside JSON pages. */
export const auditFormats: Record<
  'jsonl' | 'csv',
  { mediaType: string; lines: Lines }
> = {
  jsonl: {
    mediaType: 'application/jsonl',
    async *lines(entries) {
      for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
    },
  },
  csv: {
    mediaType: 'text/csv',
    async *lines(entries) {
      yield csvLine(columns);
      for await (const entry of entries)
        yield csvLine(columns.map(column => textOf(entry[column])));
    },
  },
};

function textOf(value: AuditEntry[keyof AuditEntry]): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** RFC 4180: quotes doubled, CRLF. */
function csvLine(cells: readonly string[]): string {
  return `${cells
    .map(cell => `"${defused(cell).replaceAll('"', '""')}"`)
    .join(',')}\r\n`;
}

/**
 * People write comments and names: a spreadsheet would run a cell that starts
 * so as a formula (CWE-1236).
 */
function defused(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
