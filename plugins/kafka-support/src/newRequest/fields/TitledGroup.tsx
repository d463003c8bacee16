import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

export interface TitledGroupProps {
  title: string;
  help?: ReactNode;
  children: ReactNode;
}

/** What belongs together, under a title that names it to assistive technology too. */
export function TitledGroup({ title, help, children }: TitledGroupProps) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="body2" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      {help && (
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0 }}
        >
          {help}
        </Typography>
      )}
      {children}
    </Box>
  );
}
