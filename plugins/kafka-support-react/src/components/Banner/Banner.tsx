import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { toneColor, toneTint, type Tone } from '../../theme';

/** @public */
export interface BannerProps {
  tone: Tone;
  icon: ReactNode;
  /** The answer. */
  title: ReactNode;
  /** The reason beside it. */
  children?: ReactNode;
  /** One obvious next action. */
  action?: ReactNode;
}

/** The answer first: tops every form and request. @public */
export function Banner({ tone, icon, title, children, action }: BannerProps) {
  return (
    <Box
      sx={theme => ({
        display: 'flex',
        gap: 1.5,
        alignItems: 'flex-start',
        px: 2,
        py: 1.5,
        borderRadius: 1,
        borderLeft: `4px solid ${toneColor(theme, tone)}`,
        bgcolor: toneTint(theme, tone),
      })}
    >
      <Box
        aria-hidden
        sx={theme => ({
          color: toneColor(theme, tone),
          fontSize: '1.25rem',
          lineHeight: '1.75rem',
          display: 'flex',
          alignItems: 'center',
          height: '1.75rem',
          '& svg': { fontSize: 'inherit' },
        })}
      >
        {icon}
      </Box>
      <Stack spacing={0.5} sx={{ flex: 1, minWidth: 0 }}>
        <Typography
          component="p"
          sx={{ fontSize: '1.0625rem', lineHeight: '1.75rem', fontWeight: 600 }}
        >
          {title}
        </Typography>
        {children && (
          <Typography variant="body2" component="div" color="text.secondary">
            {children}
          </Typography>
        )}
      </Stack>
      {action}
    </Box>
  );
}
