import Box from '@mui/material/Box';
import { formatBytes, formatDuration, formatRate } from '../../format';

const formats = {
  bytes: { text: formatBytes, raw: (value: number) => `${value} bytes` },
  bytesPerSecond: {
    text: formatRate,
    raw: (value: number) => `${value} bytes per second`,
  },
  ms: {
    text: (value: number) => formatDuration(value),
    raw: (value: number) => `${value} ms`,
  },
} as const satisfies Record<AmountProps['unit'], unknown>;

/** @public */
export interface AmountProps {
  value: number;
  unit: 'bytes' | 'bytesPerSecond' | 'ms';
}

/** A figure in human units with the raw value on hover. @public */
export function Amount({ value, unit }: AmountProps) {
  return (
    <Box
      component="span"
      title={formats[unit].raw(value)}
      sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
    >
      {formats[unit].text(value)}
    </Box>
  );
}
