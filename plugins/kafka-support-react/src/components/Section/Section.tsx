import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

/** @public */
export interface SectionProps {
  title: ReactNode;
  /** Beside the title, at the end of the line. */
  aside?: ReactNode;
  children: ReactNode;
  /** For links to it. */
  id?: string;
  /** Of the heading; 3 unless told otherwise. */
  level?: 3 | 4;
}

/** A part of a page or panel under its heading. @public */
export function Section({
  title,
  aside,
  children,
  id,
  level = 3,
}: SectionProps) {
  const headingId = useId();
  return (
    <Box component="section" aria-labelledby={headingId} id={id}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          justifyContent: 'space-between',
          gap: 2,
          mb: 1,
        }}
      >
        <Typography
          id={headingId}
          component={`h${level}`}
          sx={{ fontSize: '1rem', fontWeight: 600, m: 0 }}
        >
          {title}
        </Typography>
        {aside && (
          <Typography variant="caption" component="span" color="text.secondary">
            {aside}
          </Typography>
        )}
      </Box>
      {children}
    </Box>
  );
}
