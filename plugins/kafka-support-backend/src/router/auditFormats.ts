import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import { csvLine } from './csvLine';

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
  'fields',
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
  if (Array.isArray(value))
    return value
      .map(each => (typeof each === 'string' ? each : JSON.stringify(each)))
      .join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
