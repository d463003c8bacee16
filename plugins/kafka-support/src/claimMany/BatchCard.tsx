import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ClaimBatchOfOwner,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  DecisionBanner,
  ErrorNotice,
  FindingsList,
  Fold,
  usePreview,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useSubmitRequest } from '../newRequest/form/useSubmitRequest';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { ResourceLines } from './ResourceLines';

/** Shown unfolded up to so many. */
const FEW = 20;

/** The claims of one team as one request: what, who must agree, and filing it. */
export function BatchCard({
  batch,
  cluster,
  why,
  hindrance,
  onFiled,
}: {
  batch: ClaimBatchOfOwner;
  cluster: string;
  why: string;
  /** Why nothing can be filed now, a sentence. */
  hindrance?: string;
  onFiled: (request: Request) => void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const requestPath = useRouteRef(requestRouteRef);
  const headingId = useId();
  const hintId = useId();
  const [filed, setFiled] = useState<Request>();
  const ask = { kind: 'ownership', cluster, spec: batch.spec };
  const state = usePreview(filed ? undefined : ask, { delayMs: 0 });
  const submission = useSubmitRequest(request => {
    setFiled(request);
    onFiled(request);
  });
  const { preview, error } = state;
  const noteOf = ({
    orphanedFrom,
    otherProposal,
  }: ClaimBatchOfOwner['claims'][number]) => {
    if (orphanedFrom)
      return t('claimMany.batch.orphanedFrom', { owner: orphanedFrom });
    return otherProposal
      ? t('claimMany.batch.otherProposal', { proposal: otherProposal })
      : undefined;
  };
  const denied = preview?.evaluation.decision === 'deny';
  const hint =
    hindrance ??
    (denied ? t('newRequest.submit.denied') : undefined) ??
    (why.trim().length < 3 ? t('claimMany.why.missing') : undefined);
  const file = async () => {
    if (!preview) return;
    try {
      await submission.mutateAsync({
        ask,
        preview,
        justification: why.trim(),
        neededBy: '',
      });
    } catch {
      await state.lookAgain();
    }
  };
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-labelledby={headingId}
      sx={{ p: 2.5 }}
    >
      <Stack spacing={1.5}>
        <Typography
          id={headingId}
          component="h3"
          sx={{ fontSize: '1.125rem', fontWeight: 600, m: 0 }}
        >
          <UserOrGroup entityRef={batch.owner} plain />
        </Typography>
        <ResourceLines
          title={t('claimMany.batch.claims', { count: batch.claims.length })}
          open={batch.claims.length <= FEW}
          lines={batch.claims.map(claim => ({
            resource: claim.resource,
            note: noteOf(claim) ?? claim.component,
          }))}
        />
        {filed ? (
          <Typography role="status" variant="body2">
            {t('claimMany.batch.filed')}{' '}
            <Link to={requestPath({ id: filed.id })}>{filed.title}</Link>
          </Typography>
        ) : (
          <>
            {error !== undefined && (
              <ErrorNotice
                error={error}
                title={t('newRequest.panel.unread')}
                onRetry={() => state.lookAgain()}
              />
            )}
            {!preview && error === undefined && (
              <Skeleton variant="rounded" height={52} aria-hidden />
            )}
            {preview && (
              <>
                <DecisionBanner
                  evaluation={preview.evaluation}
                  reviewers={preview.reviewers}
                />
                <Fold
                  summary={t('newRequest.panel.checks')}
                  defaultOpen={denied}
                >
                  <FindingsList findings={preview.evaluation.findings} />
                </Fold>
              </>
            )}
            {submission.isError && (
              <ErrorNotice
                error={submission.error}
                title={t('newRequest.submit.failed')}
              />
            )}
            <Stack
              direction="row"
              spacing={2}
              useFlexGap
              sx={{ alignItems: 'center', flexWrap: 'wrap' }}
            >
              <Button
                variant="contained"
                disableElevation
                disabled={
                  !state.current || hint !== undefined || submission.isPending
                }
                aria-describedby={hintId}
                onClick={file}
              >
                {t('claimMany.batch.file', { count: batch.claims.length })}
              </Button>
              <Typography id={hintId} variant="body2" color="text.secondary">
                {hint}
              </Typography>
            </Stack>
          </>
        )}
      </Stack>
    </Paper>
  );
}
