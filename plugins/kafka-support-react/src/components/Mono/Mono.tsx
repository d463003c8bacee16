import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { monospace } from '../../theme';

/** Names of topics, keys and values. @public */
export function Mono({ children }: { children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        fontFamily: monospace,
        fontSize: '0.93em',
        overflowWrap: 'anywhere',
      }}
    >
      {children}
    </Box>
  );
}
