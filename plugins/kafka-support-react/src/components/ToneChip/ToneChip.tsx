import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { toneColor, toneTint, type Tone } from '../../theme';

/** @public */
export interface ToneChipProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  title?: string;
}

/** A word with its icon on a faint ground of its colour. @public */
export function ToneChip({ tone, icon, children, title }: ToneChipProps) {
  return (
    <Box
      component="span"
      title={title}
      sx={theme => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.25,
        borderRadius: 1,
        bgcolor: toneTint(theme, tone),
        color: toneColor(theme, tone),
        fontFamily: theme.typography.fontFamily,
        fontSize: theme.typography.body2.fontSize,
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
        '& svg': { fontSize: '0.9em' },
      })}
    >
      {icon}
      {children}
    </Box>
  );
}
