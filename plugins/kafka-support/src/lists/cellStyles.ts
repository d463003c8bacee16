/** Words of a cell stay whole: the portal's theme would break them to fit. */
const cell = {
  px: 1,
  lineHeight: 1.45,
  verticalAlign: 'top',
  wordBreak: 'normal',
  overflowWrap: 'normal',
} as const;

/** Cells of dense tables: only names are broken, figures stand on one line. */
export const cellStyles = {
  text: cell,
  name: { ...cell, overflowWrap: 'anywhere', minWidth: 150 },
  figure: { ...cell, whiteSpace: 'nowrap' },
} as const;
