import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  DecisionBanner,
  EmptyState,
  ErrorNotice,
  FindingsList,
  OwnerLine,
  PlanDiff,
  ReviewerList,
  Section,
  Time,
  type FixFields,
  type PreviewState,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../../translation';
import { ModeNote } from './ModeNote';
import { PanelSkeleton } from './PanelSkeleton';

export interface DecisionPanelProps {
  state: PreviewState;
  /** Whether the form holds enough to ask. */
  asking: boolean;
  kind: string;
  cluster: Cluster | undefined;
  onFix(fields: FixFields): void;
}

function Answer({ state, kind, cluster, onFix }: DecisionPanelProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { preview } = state;
  if (!preview) return null;
  const { evaluation, plan, reviewers, ownership } = preview;
  return (
    <Stack
      spacing={3}
      // The last answer stays where it is while the next one is under way.
      sx={{ opacity: state.current ? 1 : 0.65, transition: 'opacity 120ms' }}
    >
      <Box role="status" aria-live="polite">
        <DecisionBanner evaluation={evaluation} reviewers={reviewers}>
          {cluster && <ModeNote cluster={cluster} kind={kind} />}
        </DecisionBanner>
      </Box>
      <Section level={4} title={t('newRequest.panel.changes')}>
        <PlanDiff plan={plan} />
      </Section>
      {reviewers.length > 0 && (
        <Section level={4} title={t('newRequest.panel.reviewers')}>
          <ReviewerList reviewers={reviewers} />
        </Section>
      )}
      <Section level={4} title={t('newRequest.panel.checks')}>
        <FindingsList findings={evaluation.findings} onFix={onFix} />
      </Section>
      <Section level={4} title={t('newRequest.panel.owner')}>
        <OwnerLine ownership={ownership} />
      </Section>
    </Stack>
  );
}

/** What would happen, live beside the form. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { state, asking } = props;
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { preview, looking, error } = state;
  return (
    <Box component="section" aria-label={t('newRequest.panel.title')}>
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
      <Box sx={{ height: 4, mb: 1.5 }}>
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
      {!error && preview && !asking && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {t('newRequest.panel.outdated')}
        </Typography>
      )}
      {!error && <Answer {...props} />}
      {!error && !preview && asking && <PanelSkeleton />}
      {!error && !preview && !asking && (
        <EmptyState title={t('newRequest.panel.emptyTitle')}>
          {t('newRequest.panel.empty')}
        </EmptyState>
      )}
    </Box>
  );
}
