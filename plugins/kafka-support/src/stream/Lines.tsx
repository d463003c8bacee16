import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Children, type ReactNode } from 'react';

/** A list whose lines wrap: it reads the same on a phone. */
export function Lines({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {Children.map(children, child => (
        <Box
          component="li"
          sx={{
            py: 1,
            typography: 'body2',
            overflowWrap: 'anywhere',
            borderTop: 1,
            borderColor: 'divider',
            '&:first-of-type': { borderTop: 0, pt: 0 },
            '&:last-of-type': { pb: 0 },
          }}
        >
          {child}
        </Box>
      ))}
    </Box>
  );
}

/** What is beside the main thing of a line. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <Typography
      variant="caption"
      component="p"
      color="text.secondary"
      sx={{ m: 0, mt: 0.25 }}
    >
      {children}
    </Typography>
  );
}

/** A sentence where nothing is to be listed. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
      {children}
    </Typography>
  );
}
