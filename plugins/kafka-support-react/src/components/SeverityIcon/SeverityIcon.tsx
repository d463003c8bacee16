import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import SvgIcon, { type SvgIconProps } from '@mui/material/SvgIcon';
import type { ReactNode } from 'react';
import { toneColor } from '../../theme';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { severityTones, type Severity } from './severity';

// One shape each, so that colour is never the only sign.
const shapes: Record<Severity, ReactNode> = {
  deny: <rect x="4" y="4" width="16" height="16" rx="1.5" />,
  review: <path d="M12 2.5 21.5 12 12 21.5 2.5 12Z" />,
  warn: <path d="M12 3.5 22 20.5H2Z" />,
  pass: <circle cx="12" cy="12" r="8.5" />,
  unknown: (
    <path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm.1 16.6a1.35 1.35 0 1 1 0-2.7 1.35 1.35 0 0 1 0 2.7Zm1.3-5.1c-.1.5-.2.7-.2 1.1h-2.2c0-.9.1-1.5.4-2 .6-1 2-1.3 2-2.5 0-.8-.6-1.3-1.4-1.3s-1.5.6-1.5 1.6H8.2c0-2.1 1.6-3.6 3.8-3.6 2.3 0 3.8 1.3 3.8 3.2 0 2.1-2 2.5-2.4 3.5Z" />
  ),
};

/** @public */
export interface SeverityIconProps extends Omit<SvgIconProps, 'titleAccess'> {
  severity: Severity;
  /** True where no word stands beside it: it then has a name of its own. */
  alone?: boolean;
}

/** ■ refused ◆ needs review ▲ warning ● passed ? unknown. @public */
export function SeverityIcon({
  severity,
  alone,
  sx,
  ...rest
}: SeverityIconProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return (
    <SvgIcon
      fontSize="inherit"
      {...(alone && {
        role: 'img',
        'aria-label': t(`severity.${severity}`),
        'aria-hidden': undefined,
      })}
      {...rest}
      sx={[
        theme => ({
          color: toneColor(theme, severityTones[severity]),
          flex: 'none',
          verticalAlign: '-0.1em',
        }),
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    >
      {shapes[severity]}
    </SvgIcon>
  );
}
