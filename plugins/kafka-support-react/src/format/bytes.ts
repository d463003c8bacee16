const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes as a person reads them: `1.2 TiB`. Binary units, at most three digits. @public */
export function formatBytes(bytes: number): string {
  const magnitude = Math.abs(bytes);
  let unit = 0;
  let value = magnitude;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  // 1023.6 KiB would be written "1024 KiB": it is 1 MiB then.
  if (
    Number(value.toFixed(unit === 0 ? 0 : 1)) >= 1024 &&
    unit < units.length - 1
  ) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 || Number.isInteger(value) ? 0 : 1;
  const text = value.toFixed(digits).replace(/\.0$/, '');
  return `${bytes < 0 ? '−' : ''}${text} ${units[unit]}`;
}

/** Bytes per second as a person reads them: `2.5 MiB/s`. @public */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}
