import type { SideBySide } from './runs.ts';
import { p50, p95, perSecond, type Measured } from './statistics.ts';

export interface Results {
  sequential: SideBySide;
  parallel: SideBySide;
  clients: number;
  topics: number;
  previews: Measured;
  previewsInParallel: Measured;
  /** Resident memory of the backend's process, MiB. */
  memory: { idle: number; after: number };
}

/** What is aimed at; ratios are product to straight client. */
export const aims = {
  sequentialP50Ratio: 1.6,
  parallelRateRatio: 0.7,
  previewP95Ms: 100,
};

const ms = (value: number) =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const rate = (measured: Measured) => perSecond(measured).toFixed(1);
const times = (value: number) => `${value.toFixed(2)} ×`;
const verdict = (met: boolean, aim: string) =>
  `${aim}: ${met ? 'met' : '**missed**'}`;

function row(what: string, measured: Measured, ratio = '', aim = ''): string[] {
  const cells = [ms(p50(measured)), ms(p95(measured)), rate(measured)];
  return [what, ...cells, ratio, aim];
}

/** The results as a table in Markdown. */
export function report(results: Results): string {
  const { sequential, parallel, clients, topics, previews } = results;
  const slower = p50(sequential.product) / p50(sequential.straight);
  const asMany = perSecond(parallel.product) / perSecond(parallel.straight);
  const previewP95 = p95(previews);
  const count = ({ durationsMs }: Measured) => durationsMs.length;
  const asked = `${topics.toLocaleString('en')} topics`;
  return table([
    ['', 'p50', 'p95', 'per second', 'to the straight client', 'aim'],
    row(
      `Straight client, ${count(sequential.straight)} in a row`,
      sequential.straight,
    ),
    row(
      `Request, approval, topic: ${count(sequential.product)} in a row`,
      sequential.product,
      `p50 ${times(slower)}`,
      verdict(
        slower <= aims.sequentialP50Ratio,
        `p50 at most ${aims.sequentialP50Ratio} ×`,
      ),
    ),
    row(
      `Straight clients, ${count(parallel.straight)} by ${clients} at once`,
      parallel.straight,
    ),
    row(
      `Request, approval, topic: ${count(
        parallel.product,
      )} by ${clients} at once`,
      parallel.product,
      `rate ${times(asMany)}`,
      verdict(
        asMany >= aims.parallelRateRatio,
        `rate at least ${aims.parallelRateRatio} ×`,
      ),
    ),
    row(
      `Preview with ${asked}, one person`,
      previews,
      '',
      verdict(
        previewP95 < aims.previewP95Ms,
        `p95 below ${aims.previewP95Ms} ms`,
      ),
    ),
    row(
      `Preview with ${asked}, ${clients} at once`,
      results.previewsInParallel,
    ),
  ]).concat(
    `\nMemory of the backend's process: ${results.memory.idle.toFixed(
      0,
    )} MiB idle, ${results.memory.after.toFixed(0)} MiB after all of it.\n`,
  );
}

/** A table in Markdown; the first row is its head. */
export function table([head, ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

const places = {
  begin:
    '<!-- Written by dev/bench/main.ts --write: change nothing here by hand. -->',
  end: '<!-- Until here. -->',
};

/**
 * The document with what was measured replaced.
 *
 * @throws Error when it has no place for it
 */
export function replaceMeasured(
  document: string,
  measured: string,
  { begin, end } = places,
): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0)
    throw new Error(`The document needs the lines "${begin}" and "${end}"`);
  return `${document.slice(
    0,
    from + begin.length,
  )}\n\n${measured.trim()}\n\n${document.slice(to)}`;
}
