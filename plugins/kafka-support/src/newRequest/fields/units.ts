/** Units that a quantity is entered in, smallest first. */
export interface Unit {
  id: string;
  size: number;
}

export const rateUnits = [
  { id: 'KiB/s', size: 1024 },
  { id: 'MiB/s', size: 1024 ** 2 },
] as const satisfies readonly Unit[];

export const timeUnits = [
  { id: 'minutes', size: 60_000 },
  { id: 'hours', size: 3_600_000 },
  { id: 'days', size: 86_400_000 },
] as const satisfies readonly Unit[];

/** The largest unit in which a value is a whole number, else the smallest. */
export function unitFor<T extends Unit>(units: readonly T[], value: number): T {
  return (
    [...units].reverse().find(unit => value > 0 && value % unit.size === 0) ??
    units[0]
  );
}
