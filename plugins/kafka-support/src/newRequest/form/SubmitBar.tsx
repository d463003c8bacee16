import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import {
  Banner,
  ErrorNotice,
  SeverityIcon,
  type PreviewState,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { UseMutationResult } from '@tanstack/react-query';
import { useId } from 'react';
import { useFormState } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';
import type { DecisionProps } from '../panel/decisionProps';
import { useMode } from '../panel/useMode';
import type { Submission } from './useSubmitRequest';

export interface SubmitBarProps extends DecisionProps {
  submission: UseMutationResult<any, unknown, Submission>;
}

/** Why it cannot be submitted now; undefined when it can. */
function useHindrance({ state, asking, kind, cluster }: SubmitBarProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { errors, isSubmitted } = useFormState();
  const mode = useMode(cluster, kind);
  if (mode === 'observe') return t('newRequest.submit.observed');
  if (isSubmitted && Object.keys(errors).length > 0)
    return t('newRequest.submit.invalid');
  // An unfinished form says what is missing when one tries to submit it.
  if (!asking) return undefined;
  if (state.error !== undefined) return t('newRequest.submit.unread');
  if (!state.current) return t('newRequest.submit.looking');
  if (state.preview?.evaluation.decision === 'deny')
    return t('newRequest.submit.denied');
  return undefined;
}

function Failure({
  error,
  digestSeen,
  state,
}: {
  error: unknown;
  digestSeen: string | undefined;
  state: PreviewState;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const conflict = error instanceof ResponseError && error.statusCode === 409;
  const changed =
    conflict && state.current && state.preview?.plan.digest !== digestSeen;
  if (!changed)
    return <ErrorNotice error={error} title={t('newRequest.submit.failed')} />;
  return (
    <div role="alert">
      <Banner
        tone="warning"
        icon={<SeverityIcon severity="review" />}
        title={t('newRequest.submit.changed')}
      >
        {t('newRequest.submit.changedWhy')}
      </Banner>
    </div>
  );
}

/** Submits, or says in one sentence why not yet. */
export function SubmitBar(props: SubmitBarProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { submission, state } = props;
  const hindrance = useHindrance(props);
  const hintId = useId();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {submission.isError && (
        <Failure
          error={submission.error}
          digestSeen={submission.variables?.preview.plan.digest}
          state={state}
        />
      )}
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}
      >
        <Button
          type="submit"
          variant="contained"
          disableElevation
          disabled={submission.isPending || hindrance !== undefined}
          aria-describedby={hintId}
        >
          {submission.isPending
            ? t('newRequest.submit.working')
            : t('newRequest.submit.action')}
        </Button>
        <Typography id={hintId} variant="body2" color="text.secondary">
          {hindrance ?? t('newRequest.submit.shortcut')}
        </Typography>
      </Box>
    </Box>
  );
}
