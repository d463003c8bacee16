/** When the example data was read. */
export const exampleNow = '2026-11-21T13:05:12.000Z';

/** A moment some minutes after `exampleNow`. */
export function minutesLater(minutes: number): string {
  return new Date(Date.parse(exampleNow) + minutes * 60_000).toISOString();
}
