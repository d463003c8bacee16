import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** What stands small below the figure of a cell. */
export function Caption({ children }: { children: ReactNode }) {
  return (
    <Typography
      variant="caption"
      component="p"
      color="text.secondary"
      sx={{ m: 0, lineHeight: 1.45 }}
    >
      {children}
    </Typography>
  );
}
