import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ResourceSync } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Time } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useId } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { streamsMessages } from './messages';

type Plural = keyof typeof streamsMessages.freshness.types;

export interface SyncProgressProps {
  cluster: string;
  running: NonNullable<ResourceSync['running']>;
}

/** How far the reading of a cluster is that is under way. */
export function SyncProgress({ cluster, running }: SyncProgressProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const label = useId();
  const { type, step, startedAt, done, total } = running;
  const plural = Object.hasOwn(streamsMessages.freshness.types, type)
    ? (type as Plural)
    : 'other';
  const isCounted = done !== undefined && total !== undefined && total > 0;
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
      <Box id={label} component="p" sx={{ m: 0, mb: 0.5 }}>
        {t('streams.freshness.running', { cluster })}{' '}
        <Time value={startedAt} as="age" />
        {': '}
        {t(`streams.freshness.steps.${step}`, {
          types: t(`streams.freshness.types.${plural}`),
        })}
        {isCounted &&
          ` (${t('streams.freshness.progress', {
            done: done.toLocaleString('en'),
            total: total.toLocaleString('en'),
          })})`}
      </Box>
      <LinearProgress
        aria-labelledby={label}
        {...(isCounted && {
          variant: 'determinate',
          value: Math.min(100, (100 * done) / total),
        })}
      />
    </Box>
  );
}
