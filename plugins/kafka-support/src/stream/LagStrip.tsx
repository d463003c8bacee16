import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  StreamGroup,
  StreamLag,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  severityTones,
  toneColor,
  toneTint,
  visuallyHidden,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';

function severityOf(lag: number | undefined): Severity {
  if (lag === undefined) return 'unknown';
  if (lag < 0) return 'deny';
  return lag === 0 ? 'pass' : 'warn';
}

/** Lags span orders of magnitude: a bar twice as high is a lag of twice as many digits. */
function barHeight(lag: number | undefined, most: number): number {
  if (lag === undefined || lag <= 0) return 0;
  return (100 * Math.log10(lag + 1)) / Math.log10(most + 1);
}

function Cell({ lag, most }: { lag: StreamLag; most: number }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const tone = severityTones[severityOf(lag.lag)];
  const partition = String(lag.partition);
  const words =
    lag.lag === undefined
      ? t('stream.groups.cellUnknown', {
          partition,
          reason: lag.reason ?? '',
        })
      : t('stream.groups.cell', {
          partition,
          lag: lag.lag.toLocaleString('en-GB'),
        });
  return (
    <Box
      component="li"
      title={words}
      sx={theme => ({
        position: 'relative',
        width: 10,
        height: 28,
        borderRadius: 0.25,
        bgcolor: toneTint(theme, tone),
        borderBottom: `2px solid ${toneColor(theme, tone)}`,
      })}
    >
      <Box
        aria-hidden
        sx={theme => ({
          position: 'absolute',
          insetInline: 0,
          bottom: 0,
          height: `${barHeight(lag.lag, most)}%`,
          bgcolor: toneColor(theme, tone),
        })}
      />
      <Box component="span" sx={visuallyHidden}>
        {words}
      </Box>
    </Box>
  );
}

/** A bar for each partition, on a scale by powers of ten: it stays readable with hundreds. */
export function LagStrip({ group }: { group: StreamGroup }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const most = Math.max(1, ...group.partitions.map(({ lag }) => lag ?? 0));
  return (
    <Box
      component="ul"
      aria-label={t('stream.groups.strip', { group: group.groupId })}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '2px',
        m: 0,
        p: 0,
        listStyle: 'none',
      }}
    >
      {group.partitions.map(lag => (
        <Cell key={lag.partition} lag={lag} most={most} />
      ))}
    </Box>
  );
}
