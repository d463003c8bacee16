import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FindingsList,
  OwnerLine,
  PlanDiff,
  ReviewerList,
  Section,
  SupportMetadataList,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { EndsNote } from '../EndsNote';
import { ownerToBe } from '../ownerToBe';
import { kafkaSupportTranslationRef } from '../translation';
import { RequestHeader, StatusBanner } from './header';
import { ReviewPanel, Reviews } from './review';
import { After } from './sections/After';
import { What } from './sections/What';
import { Timeline } from './timeline';

const done = ['applied', 'verified', 'unverified'];

function Owner({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toBe = ownerToBe(request, request.owner);
  if (toBe && done.includes(request.status))
    return (
      <Typography variant="body2" component="div">
        {t('request.people.made', { owner: <UserOrGroup entityRef={toBe} /> })}
      </Typography>
    );
  return <OwnerLine ownership={request.ownership} ownerToBe={toBe} />;
}

function People({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <Stack spacing={3}>
        <Section title={t('request.people.title')}>
          <ReviewerList
            reviewers={request.reviewers}
            reviews={request.reviews}
          />
        </Section>
        <Section title={t('request.people.owner')}>
          <Owner request={request} />
        </Section>
        <Section title={t('request.people.support')}>
          <SupportMetadataList supportMetadata={request.supportMetadata} />
        </Section>
      </Stack>
    </Paper>
  );
}

/**
 * A request in the order of its data. The reviewer's verdict stands beside the
 * plan; on a narrow page it comes right after it.
 */
export function RequestView({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const reviewing =
    request.actions.includes('approve') || request.actions.includes('reject');
  return (
    <>
      <RequestHeader request={request} />
      <StatusBanner request={request} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          mt: 3,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: 'minmax(0, 1fr) 24rem',
          },
          gridTemplateAreas: {
            xs: '"plan" "side" "rest"',
            lg: '"plan side" "rest side"',
          },
          gridTemplateRows: { lg: 'auto 1fr' },
        }}
      >
        <Paper variant="outlined" sx={{ p: 3, gridArea: 'plan' }}>
          <Stack spacing={4}>
            <What request={request} />
            <Section
              title={t(
                done.includes(request.status)
                  ? 'request.plan.done'
                  : 'request.plan.title',
              )}
              aside={
                <span title={request.plan.digest}>
                  {t('request.plan.asOf', {
                    time: <Time value={request.plan.plannedAt} />,
                  })}
                </span>
              }
            >
              <PlanDiff plan={request.plan} />
              {request.ends && <EndsNote ends={request.ends} />}
            </Section>
          </Stack>
        </Paper>
        <Stack spacing={3} sx={{ gridArea: 'side' }}>
          {reviewing && <ReviewPanel request={request} />}
          <People request={request} />
        </Stack>
        <Paper variant="outlined" sx={{ p: 3, gridArea: 'rest' }}>
          <Stack spacing={4}>
            <Section
              title={t('request.checks.title')}
              aside={t('request.checks.asOf', {
                time: <Time value={request.evaluation.evaluatedAt} />,
              })}
            >
              <FindingsList findings={request.evaluation.findings} />
            </Section>
            <Reviews request={request} />
            <Timeline request={request} />
            <After request={request} />
          </Stack>
        </Paper>
      </Box>
    </>
  );
}
