import { Time } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A line of the timeline: when, sign, what. */
export function Entry({
  icon,
  at,
  children,
}: {
  icon: ReactNode;
  at: string;
  children: ReactNode;
}) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '7.5rem 1.25rem minmax(0, 1fr)',
        columnGap: 1,
        py: 0.75,
        typography: 'body2',
        listStyle: 'none',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <Time value={at} />
      </Box>
      <Box
        component="span"
        sx={{ display: 'flex', alignItems: 'center', height: '1.5em' }}
      >
        {icon}
      </Box>
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
