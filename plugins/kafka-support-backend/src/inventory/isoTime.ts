/** As it is written: nearly all of them, so that they are not parsed again. */
const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A time as the database has it: SQLite gives text, PostgreSQL a `Date`. */
export function isoTime(time: string | Date | null): string | undefined {
  if (time === null) return undefined;
  return typeof time === 'string' && isIso.test(time)
    ? time
    : new Date(time).toISOString();
}
