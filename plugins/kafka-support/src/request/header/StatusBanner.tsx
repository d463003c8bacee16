import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Request,
  RequestStatus,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Banner,
  DecisionBanner,
  ReviewerName,
  SeverityIcon,
  severityTones,
  useRequestEvents,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { Fragment } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { changesDone } from '../timeline';
import { openReviewers } from './openReviewers';

const severities: Record<RequestStatus, Severity> = {
  in_review: 'review',
  approved: 'warn',
  applying: 'warn',
  unknown: 'unknown',
  failed: 'deny',
  applied: 'pass',
  verified: 'pass',
  unverified: 'review',
  denied: 'deny',
  rejected: 'deny',
  cancelled: 'unknown',
  expired: 'unknown',
  superseded: 'unknown',
};

function Progress({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const events = useRequestEvents(request);
  const total = request.plan.changes.length;
  const done = changesDone(events.data ?? [], request.plan.changes);
  const text = t('request.banner.applying', {
    done: String(done),
    total: String(total),
  });
  return (
    <Banner tone="info" icon={<SeverityIcon severity="warn" />} title={text}>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 100 : (done / total) * 100}
        aria-label={text}
        sx={{ my: 0.5 }}
      />
      {request.statusReason}
    </Banner>
  );
}

/** Where the request stands, why, and who is next. */
export function StatusBanner({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { status, statusReason, evaluation } = request;
  const severity = severities[status];
  const banner = () => {
    if (status === 'applying') return <Progress request={request} />;
    if (status === 'denied')
      return (
        <DecisionBanner evaluation={evaluation} reviewers={[]}>
          {statusReason}
        </DecisionBanner>
      );
    const open = openReviewers(request);
    // The backend's sentence for lists names the roles that the title names.
    const saysTheSame =
      status === 'in_review' && statusReason?.startsWith('Waits for ');
    const title =
      status === 'in_review'
        ? t('request.banner.waits', {
            count: open.length,
            who: (
              <>
                {open.map((reviewer, index) => (
                  <Fragment key={reviewer.role}>
                    {index > 0 && ', '}
                    <ReviewerName
                      reviewer={reviewer}
                      findings={evaluation.findings}
                    />
                  </Fragment>
                ))}
              </>
            ),
          })
        : t(`request.banner.${status}`);
    return (
      <Banner
        tone={severityTones[severity]}
        icon={<SeverityIcon severity={severity} />}
        title={title}
        action={
          status === 'verified' &&
          request.connectionSettings.length > 0 && (
            <Button size="small" href="#after">
              {t('request.after.settings')}
            </Button>
          )
        }
      >
        {!saysTheSame && statusReason}
      </Banner>
    );
  };
  return (
    <Box role="status" aria-live="polite">
      {banner()}
    </Box>
  );
}
