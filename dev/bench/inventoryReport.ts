import { percentile } from './statistics.ts';
import { table } from './report.ts';

/** What `sync.cjs` measured. */
export interface SyncFigures {
  topics: number;
  partitions: number;
  rounds: {
    /** Before the first sync, and before the next one. */
    straightMs: [number, number];
    firstMs: number;
    nextMs: number;
    /** Tables that the next one wrote to. */
    writes: string[];
    rows: number;
  }[];
}

/** What `lists.cjs` measured. */
export interface ListFigures {
  topics: number;
  on: 'SQLite' | 'PostgreSQL';
  totalItems: number;
  listMs: number[];
  searchMs: number[];
  tabMs: number[];
  memory: {
    idleMiB: number;
    peakMiB: number;
    afterMiB: number;
    /** Of the heap, after garbage was collected. */
    usedMiB: number;
  };
}

/** What is aimed at. */
const aims = {
  firstSync: 2,
  nextSync: 1.2,
  listP95Ms: 15,
  tabP95Ms: 50,
  memoryMiB: 600,
};

const median = (values: number[]) => percentile(values, 0.5);
const p95 = (values: number[]) => percentile(values, 0.95);
const ms = (value: number) =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const mib = (value: number) => `${value.toFixed(0)} MiB`;
const count = (value: number) => value.toLocaleString('en');
const verdict = (met: boolean, aim: string) =>
  `${aim}: ${met ? 'met' : '**missed**'}`;

function syncTable({ topics, partitions, rounds }: SyncFigures): string {
  const straight = rounds.flatMap(({ straightMs }) => straightMs);
  const floor = median(straight);
  const row = (what: string, values: number[], aim: number) => {
    const times = median(values) / floor;
    return [
      what,
      ms(median(values)),
      `${times.toFixed(2)} ×`,
      verdict(times <= aim, `at most ${aim} ×`),
    ];
  };
  const first = rounds.map(({ firstMs }) => firstMs);
  const next = rounds.map(({ nextMs }) => nextMs);
  const written = [...new Set(rounds.flatMap(({ writes }) => writes))];
  return [
    `${count(topics)} topics with ${count(
      partitions,
    )} partitions on real brokers, ${
      rounds.length
    } rounds by turns, SQLite in a file:\n\n`,
    table([
      ['', 'median', 'to the straight calls', 'aim'],
      ['The same admin calls, straight', ms(floor), '', ''],
      row('First sync', first, aims.firstSync),
      row('Sync that finds nothing new', next, aims.nextSync),
    ]),
    `\nA sync that finds nothing new writes to: ${
      written.join(', ') || 'nothing'
    }.\n`,
  ].join('');
}

function listTable(lists: ListFigures[]): string {
  const rows = lists.flatMap(each => {
    const where = `${count(each.totalItems)} resources, ${each.on}`;
    const row = (what: string, values: number[], aim?: number) => [
      `${what}, ${where}`,
      ms(median(values)),
      ms(p95(values)),
      aim === undefined
        ? ''
        : verdict(p95(values) <= aim, `p95 at most ${aim} ms`),
    ];
    return [
      row('List page', each.listMs, aims.listP95Ms),
      row('List page of a text nobody searched before', each.searchMs),
      row('Tab of an entity', each.tabMs, aims.tabP95Ms),
    ];
  });
  return table([['', 'p50', 'p95', 'aim'], ...rows]);
}

function memoryTable(lists: ListFigures[]): string {
  return table([
    ['', 'idle', 'highest', 'after all of it', 'heap in use', 'aim'],
    ...lists.map(({ topics, on, memory }) => [
      `${count(topics)} topics, ${on}`,
      mib(memory.idleMiB),
      mib(memory.peakMiB),
      mib(memory.afterMiB),
      mib(memory.usedMiB),
      verdict(memory.peakMiB < aims.memoryMiB, `below ${aims.memoryMiB} MiB`),
    ]),
  ]);
}

/** The results as tables in Markdown. */
export function inventoryReport(results: {
  syncs?: SyncFigures;
  lists?: ListFigures[];
}): string {
  const { syncs, lists } = results;
  const parts = [
    ...(syncs ? [syncTable(syncs)] : []),
    ...(lists ? [listParts(lists)] : []),
  ];
  return parts.join('\n');
}

function listParts(lists: ListFigures[]): string {
  return [
    'Pages over HTTP on the same machine, one after the other, without the permission framework; a generated cluster:\n\n',
    listTable(lists),
    '\nResident memory of that backend, with the heap of Node as it is by default, where garbage stands until there is a reason to collect it; and what of the heap is in use once it was collected:\n\n',
    memoryTable(lists),
  ].join('');
}

/** Where in the document the results go. */
export const inventoryPlaces = {
  begin:
    '<!-- Written by dev/bench/inventory.ts --write: change nothing here by hand. -->',
  end: '<!-- Until here: inventory. -->',
};
