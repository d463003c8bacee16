/** A time as the database has it: SQLite gives text, PostgreSQL a `Date`. */
export function isoTime(time: string | Date | null): string | undefined {
  return time === null ? undefined : new Date(time).toISOString();
}
