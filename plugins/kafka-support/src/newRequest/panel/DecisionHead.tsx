import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  DecisionBanner,
  ErrorNotice,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../../translation';
import type { DecisionProps } from './decisionProps';
import { ModeNote } from './ModeNote';

/** The answer: what the request would come to, and as of when. */
export function DecisionHead({ state, asking, kind, cluster }: DecisionProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { preview, looking, error } = state;
  return (
    <Box>
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          mb: 0.5,
        }}
      >
        <Typography
          component="h3"
          sx={{ fontSize: '1.125rem', fontWeight: 600, m: 0 }}
        >
          {t('newRequest.panel.title')}
        </Typography>
        <Typography variant="caption" color="text.secondary">
          {looking && t('newRequest.panel.looking')}
          {!looking &&
            preview &&
            t('newRequest.panel.asOf', {
              time: <Time value={preview.evaluation.evaluatedAt} as="clock" />,
            })}
        </Typography>
      </Box>
      {/* Keeps its height, so that nothing below jumps. */}
      <Box sx={{ height: 2, mb: 1 }}>
        {looking && (
          <LinearProgress
            aria-label={t('newRequest.panel.looking')}
            sx={{ height: 2 }}
          />
        )}
      </Box>
      {error !== undefined && (
        <ErrorNotice
          error={error}
          title={t('newRequest.panel.unread')}
          onRetry={() => state.lookAgain()}
        />
      )}
      {error === undefined && preview && (
        <Box
          role="status"
          aria-live="polite"
          sx={{ opacity: state.current ? 1 : 0.65 }}
        >
          <DecisionBanner
            evaluation={preview.evaluation}
            reviewers={preview.reviewers}
          >
            {cluster && <ModeNote cluster={cluster} kind={kind} />}
          </DecisionBanner>
        </Box>
      )}
      {error === undefined && !preview && asking && (
        <Skeleton variant="rounded" height={52} aria-hidden />
      )}
      {error === undefined && preview && !asking && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t('newRequest.panel.outdated')}
        </Typography>
      )}
    </Box>
  );
}
