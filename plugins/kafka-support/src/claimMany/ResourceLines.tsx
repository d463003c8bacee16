import {
  Fold,
  ResourceName,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface ResourceLine {
  resource: string;
  /** Beside the name. */
  note?: ReactNode;
}

/** Resources under a line that says what they are; many are folded. */
export function ResourceLines({
  title,
  lines,
  open = false,
}: {
  title: string;
  lines: ResourceLine[];
  open?: boolean;
}) {
  if (lines.length === 0) return null;
  return (
    <Fold summary={title} defaultOpen={open}>
      <Box component="ul" sx={{ m: 0, pl: 3, overflowWrap: 'anywhere' }}>
        {lines.map(({ resource, note }) => (
          <Box component="li" key={resource} sx={{ typography: 'body2' }}>
            <ResourceName resource={resource} />
            {note && (
              <Typography
                component="span"
                variant="body2"
                color="text.secondary"
              >
                {' · '}
                {note}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Fold>
  );
}
