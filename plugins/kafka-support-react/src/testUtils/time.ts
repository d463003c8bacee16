/** When the example data was read. @public */
export const exampleNow = '2026-11-21T13:05:12.000Z';

/** A moment some minutes after `exampleNow`. @public */
export function minutesLater(minutes: number): string {
  return new Date(Date.parse(exampleNow) + minutes * 60_000).toISOString();
}
