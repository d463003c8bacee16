import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ChangeTitle,
  formatDuration,
  Mono,
  SeverityIcon,
  severityTones,
  Time,
  toneColor,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../../translation';
import { Entry } from './Entry';
import type { ChangeOutcome, ChangeRow } from './timelineRows';

const severities: Record<Exclude<ChangeOutcome, 'running'>, Severity> = {
  succeeded: 'pass',
  found: 'pass',
  refused: 'deny',
  unknown: 'unknown',
};

function took({ started, ended }: ChangeRow): string {
  if (!started || !ended) return '';
  return formatDuration(Date.parse(ended.at) - Date.parse(started.at));
}

/** One attempt at one change: what, when it began, how it came out. */
export function ChangeEntry({ row }: { row: ChangeRow }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { outcome, started, ended, change, changeId } = row;
  const { step, steps } = started?.details ?? {};
  const tone =
    outcome === 'running' ? 'neutral' : severityTones[severities[outcome]];
  const longerThanASecond = started?.at.slice(0, 19) !== ended?.at.slice(0, 19);
  return (
    <Entry
      icon={
        outcome === 'running' ? (
          <CircularProgress
            size={14}
            aria-label={t('request.timeline.running')}
          />
        ) : (
          <SeverityIcon severity={severities[outcome]} aria-hidden />
        )
      }
      at={(started ?? ended)!.at}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          alignItems: 'baseline',
        }}
      >
        <span>
          {change ? <ChangeTitle change={change} /> : <Mono>{changeId}</Mono>}
        </span>
        <Typography
          component="span"
          variant="body2"
          sx={theme => ({
            fontWeight: 600,
            color: toneColor(theme, tone),
          })}
        >
          {outcome === 'succeeded'
            ? t('request.timeline.succeeded', { time: took(row) })
            : t(`request.timeline.${outcome}`)}
        </Typography>
        {typeof step === 'number' && typeof steps === 'number' && (
          <Typography component="span" variant="caption" color="text.secondary">
            {t('request.timeline.step', {
              step: String(step),
              total: String(steps),
            })}
          </Typography>
        )}
      </Box>
      {(outcome === 'refused' || outcome === 'unknown') && ended && (
        <Typography variant="body2" component="p" sx={{ m: 0 }}>
          {ended.message}
        </Typography>
      )}
      {ended && started && longerThanASecond && (
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0 }}
        >
          <Time value={started.at} as="clock" />
          {' – '}
          <Time value={ended.at} as="clock" />
        </Typography>
      )}
    </Entry>
  );
}
