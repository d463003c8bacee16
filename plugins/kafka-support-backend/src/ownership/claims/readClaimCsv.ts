import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  formatResourceRef,
  maxBatchClaims,
  ownershipSpecSchema,
  parseResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { CsvError, parse, type CsvErrorCode } from 'csv-parse/sync';
import { quoted, shown } from '../../requests';

/** A line that can be read. */
export interface ClaimRow {
  /** From 1, as an editor counts. */
  line: number;
  resource: string;
  owner: string;
  component?: string;
}

export interface ClaimCsv {
  rows: ClaimRow[];
  problems: { line: number; message: string }[];
}

const COLUMNS = ['resource', 'owner', 'component'] as const;
/** Columns as they are shown where they are missing. */
const HEADER = '"resource,owner,component", of which the last may be left out';
const MAX_PROBLEMS = 100;

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * Reads a CSV of owners, RFC 4180 with a header line. A resource is a ref such
 * as `prod/topic/orders.v1`, or the name of a topic; an owner is a group,
 * `payments` short for `group:default/payments`.
 *
 * Every bad line is named with what would be valid; the good ones are read all
 * the same, so that one look shows everything.
 *
 * @throws InputError for what is no CSV, lacks a column, or has too many lines
 */
export function readClaimCsv(csv: string, cluster: string): ClaimCsv {
  const problems: ClaimCsv['problems'] = [];
  const rows: ClaimRow[] = [];
  const firstLineOf = new Map<string, number>();
  for (const { record, info } of recordsOf(csv)) {
    const read = readRow(record, cluster);
    const line = info.lines;
    if ('problem' in read) {
      problems.push({ line, message: read.problem });
      continue;
    }
    const first = firstLineOf.get(read.resource);
    if (first !== undefined)
      problems.push({
        line,
        message: `${quoted(
          read.resource,
        )} stands on line ${first} already. Valid is one line a resource`,
      });
    else {
      firstLineOf.set(read.resource, line);
      rows.push({ line, ...read });
    }
  }
  if (problems.length > MAX_PROBLEMS)
    problems.splice(MAX_PROBLEMS, Infinity, {
      line: problems[MAX_PROBLEMS].line,
      message: `${
        problems.length - MAX_PROBLEMS
      } more lines from here on cannot be read`,
    });
  return { rows, problems };
}

function recordsOf(csv: string): Parsed[] {
  let records: Parsed[];
  try {
    records = parse(csv, {
      bom: true,
      columns: (header: string[]) => columnsOf(header),
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      // One more than is taken, so that too many are told from enough.
      to: maxBatchClaims + 1,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    throw error instanceof CsvError ? noCsv(error) : error;
  }
  if (records.length > maxBatchClaims)
    throw new InputError(
      `The CSV has more than ${maxBatchClaims} lines. Valid are at most ${maxBatchClaims} below the header: split it`,
    );
  if (records.length === 0)
    throw new InputError(
      `The CSV has no line below its header. Valid is a header ${HEADER}, and a line for each resource`,
    );
  return records;
}

function columnsOf(header: string[]): string[] {
  const names = header.map(name => name.toLowerCase());
  const missing = COLUMNS.slice(0, 2).filter(name => !names.includes(name));
  const strange = names.filter(
    name => !COLUMNS.some(column => column === name),
  );
  if (missing.length === 0 && strange.length === 0) return names;
  throw new InputError(
    `The first line of the CSV ${
      missing.length > 0
        ? `lacks the column ${missing.map(name => quoted(name)).join(' and ')}`
        : `has the column ${quoted(strange[0])}, which is not known`
    }. Valid is ${HEADER}`,
  );
}

const reasons: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and not closed',
  CSV_INVALID_CLOSING_QUOTE:
    'a quotation mark stands in the middle of a quoted value; it is doubled there',
  INVALID_OPENING_QUOTE:
    'a quotation mark stands in the middle of a value; such a value is quoted as a whole',
  CSV_RECORD_INCONSISTENT_COLUMNS: 'it has more values than there are columns',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH:
    'it has more values than there are columns',
};

function noCsv(error: CsvError): InputError {
  const line = (error as { lines?: number }).lines;
  return new InputError(
    `The CSV cannot be read${line ? ` at line ${line}` : ''}: ${
      reasons[error.code] ?? shown(error.message)
    }. Valid is RFC 4180 with commas: a header ${HEADER}, and a line for each resource`,
  );
}

type Read = Omit<ClaimRow, 'line'> | { problem: string };

function readRow(record: Record<string, string>, cluster: string): Read {
  if (!record.resource)
    return {
      problem: `The resource is missing. Valid is a ref such as "${cluster}/topic/orders.order.placed.v1", or the name of a topic`,
    };
  if (!record.owner)
    return {
      problem: `The owner of ${quoted(
        record.resource,
      )} is missing. Valid is a group such as "group:default/payments"`,
    };
  const row = {
    resource: resourceOf(record.resource, cluster),
    owner: refOf(record.owner, 'group'),
    ...(record.component && {
      component: refOf(record.component, 'component'),
    }),
  };
  const { component, ...one } = row;
  const parsed = ownershipSpecSchema.safeParse(component ? row : one);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    const field = String(path[0]);
    return {
      problem: `The ${field} ${quoted(record[field] ?? '')}: ${shown(
        message,
        500,
      )}`,
    };
  }
  const on = parseResourceRef(row.resource).cluster;
  if (on !== cluster)
    return {
      problem: `${quoted(row.resource)} is on cluster ${quoted(
        on,
      )}. Valid are resources of "${cluster}", which this batch is for`,
    };
  return row;
}

/** A name without a slash is that of a topic. */
function resourceOf(text: string, cluster: string): string {
  return text.includes('/')
    ? text
    : formatResourceRef({ cluster, type: 'topic', name: text });
}

/** In full and in lower case; what is no ref stays, and is refused as it stands. */
function refOf(text: string, defaultKind: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return text;
  }
}
