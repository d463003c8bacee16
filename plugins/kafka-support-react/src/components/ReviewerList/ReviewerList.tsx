import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  RequiredReviewer,
  Review,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { sentence } from '../../format';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { SeverityIcon } from '../SeverityIcon';
import { UserOrGroup } from '../UserOrGroup';

/** @public */
export interface ReviewerListProps {
  reviewers: readonly RequiredReviewer[];
  /** Verdicts given so far; those that lapsed do not count. */
  reviews?: readonly Review[];
}

/** Who must agree, who can do it, why they are asked, and what they said. @public */
export function ReviewerList({ reviewers, reviews = [] }: ReviewerListProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  if (reviewers.length === 0)
    return (
      <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
        {t('reviewers.nobody')}
      </Typography>
    );
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {reviewers.map(reviewer => {
        const given = reviews.find(
          review => review.role === reviewer.role && !review.lapsed,
        );
        const severity =
          given && (given.verdict === 'approve' ? 'pass' : 'deny');
        return (
          <Box
            component="li"
            key={reviewer.role}
            sx={{ display: 'flex', gap: 1, py: 0.75, typography: 'body2' }}
          >
            <SeverityIcon
              severity={severity ?? 'review'}
              aria-hidden
              sx={{ mt: '0.3em' }}
            />
            <Box sx={{ minWidth: 0 }}>
              <strong>{t(`role.${reviewer.role}`)}</strong>
              {' · '}
              {reviewer.filledBy.length === 0 && t('reviewers.emptyRole')}
              {reviewer.filledBy.length > 1 && `${t('reviewers.anyOf')} `}
              {reviewer.filledBy.map((ref, index) => (
                <Fragment key={ref}>
                  {index > 0 && ', '}
                  <UserOrGroup entityRef={ref} />
                </Fragment>
              ))}
              {given && (
                <>
                  {' · '}
                  {t(
                    given.verdict === 'approve'
                      ? 'reviewers.approved'
                      : 'reviewers.rejected',
                    { who: <UserOrGroup entityRef={given.reviewer} plain /> },
                  )}
                </>
              )}
              {reviewer.reasons.map(reason => (
                <Typography
                  key={reason}
                  variant="body2"
                  component="p"
                  color="text.secondary"
                  sx={{ m: 0 }}
                >
                  {sentence(reason)}
                </Typography>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
