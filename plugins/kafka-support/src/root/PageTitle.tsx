import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface PageTitleProps {
  children: ReactNode;
  /** One sentence below. */
  lead?: ReactNode;
  /** Beside the title, at the end of the line. */
  action?: ReactNode;
}

/** The heading of a page below the portal's header, which names the plugin only. */
export function PageTitle({ children, lead, action }: PageTitleProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        justifyContent: 'space-between',
        gap: 2,
        mb: 3,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography
          component="h2"
          sx={{ fontSize: '1.5rem', lineHeight: 1.3, fontWeight: 700, m: 0 }}
        >
          {children}
        </Typography>
        {lead && (
          <Typography
            component="p"
            color="text.secondary"
            sx={{ m: 0, mt: 0.5, maxWidth: '75ch' }}
          >
            {lead}
          </Typography>
        )}
      </Box>
      {action}
    </Box>
  );
}
