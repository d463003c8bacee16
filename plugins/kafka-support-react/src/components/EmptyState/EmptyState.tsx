import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** @public */
export interface EmptyStateProps {
  /** Why there is nothing: one short sentence. */
  title: string;
  /** What this place will show. */
  children: ReactNode;
  /** The first step, a button or link. */
  action?: ReactNode;
}

/** Stands where data will be: what will be here, why not yet, the first step. @public */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Stack
      spacing={1}
      sx={{
        alignItems: 'flex-start',
        border: 1,
        borderColor: 'divider',
        borderStyle: 'dashed',
        borderRadius: 1,
        p: 3,
      }}
    >
      <Typography variant="subtitle1" component="p" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <Typography
        variant="body2"
        component="div"
        color="text.secondary"
        sx={{ maxWidth: '70ch' }}
      >
        {children}
      </Typography>
      {action && <Box sx={{ pt: 1 }}>{action}</Box>}
    </Stack>
  );
}
