/** A line by RFC 4180: quotes doubled, CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells
    .map(cell => `"${defused(cell).replaceAll('"', '""')}"`)
    .join(',')}\r\n`;
}

/**
 * People write comments and names: a spreadsheet would run a cell that starts
 * so as a formula (CWE-1236).
 */
function defused(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
