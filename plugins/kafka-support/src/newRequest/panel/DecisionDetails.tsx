import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EmptyState,
  FindingsList,
  OwnerLine,
  PlanDiff,
  ReviewerList,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { EndsNote } from '../../EndsNote';
import { ownerToBe } from '../../ownerToBe';
import { kafkaSupportTranslationRef } from '../../translation';
import type { DecisionProps } from './decisionProps';

/** The reasons: what will change, who must agree and why, what was checked. */
export function DecisionDetails({ state, asking, onFix }: DecisionProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { preview, error, current } = state;
  if (error !== undefined) return null;
  if (!preview)
    return asking ? (
      <Stack spacing={3} aria-hidden>
        <Skeleton variant="rounded" height={210} />
        <Skeleton variant="rounded" height={90} />
      </Stack>
    ) : (
      <EmptyState title={t('newRequest.panel.emptyTitle')}>
        {t('newRequest.panel.empty')}
      </EmptyState>
    );
  const { evaluation, plan, reviewers, ownership, ends } = preview;
  return (
    <Stack
      spacing={3}
      // The last answer stays where it is while the next one is under way.
      sx={{ opacity: current ? 1 : 0.65 }}
    >
      <Section level={4} title={t('newRequest.panel.changes')}>
        <PlanDiff plan={plan} />
        {ends && <EndsNote ends={ends} />}
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
        <OwnerLine
          ownership={ownership}
          ownerToBe={ownerToBe(
            preview,
            preview.supportMetadata.values.owner?.value,
          )}
        />
      </Section>
    </Stack>
  );
}
