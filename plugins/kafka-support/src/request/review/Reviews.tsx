import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Request,
  Review,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Fold,
  Mono,
  Section,
  SeverityIcon,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../../translation';
import { SinceReview } from './SinceReview';
import { useRoleNames } from './useRoleNames';

const shortDigest = (digest: string) => digest.slice(0, 8);

function Given({ review, request }: { review: Review; request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const roleName = useRoleNames();
  const current = review.planDigest === request.plan.digest;
  const severity = review.verdict === 'approve' ? 'pass' : 'deny';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        py: 1,
        typography: 'body2',
        listStyle: 'none',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <SeverityIcon
        severity={review.lapsed ? 'unknown' : severity}
        aria-hidden
        sx={{ mt: '0.3em' }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Box
          sx={review.lapsed ? { textDecoration: 'line-through' } : undefined}
        >
          {t('request.reviews.given', {
            who: <UserOrGroup entityRef={review.reviewer} />,
            verdict: t(`request.reviews.${review.verdict}`),
            role: roleName(review.role),
          })}
        </Box>
        {review.comment && (
          <Typography
            variant="body2"
            component="p"
            sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {review.comment}
          </Typography>
        )}
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0 }}
        >
          <Time value={review.createdAt} />
          {' · '}
          <span title={review.planDigest}>
            {current
              ? t('request.reviews.sawThis')
              : t('request.reviews.sawOther', {
                  digest: <Mono>{shortDigest(review.planDigest)}</Mono>,
                })}
          </span>
        </Typography>
        {review.lapsed && (
          <Typography variant="body2" component="p" sx={{ m: 0 }}>
            {t('request.reviews.lapsed')}
          </Typography>
        )}
        {!current && (
          <Fold summary={t('request.reviews.since')}>
            <SinceReview request={request} digest={review.planDigest} />
          </Fold>
        )}
      </Box>
    </Box>
  );
}

/** Verdicts with the plan they saw; those that lapsed stay in view. */
export function Reviews({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (request.reviews.length === 0) return null;
  return (
    <Section title={t('request.reviews.title')}>
      <Box component="ul" sx={{ m: 0, p: 0 }}>
        {request.reviews.map(review => (
          <Given key={review.id} review={review} request={request} />
        ))}
      </Box>
    </Section>
  );
}
