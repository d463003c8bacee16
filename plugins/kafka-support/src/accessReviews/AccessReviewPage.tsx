import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AccessReview } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  Banner,
  kafkaSupportApiRef,
  Mono,
  queryKeys,
  Section,
  SeverityIcon,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { PageTitle } from '../root/PageTitle';
import { Lines } from '../stream';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';
import { DecisionForm } from './DecisionForm';
import { Grant } from './Grant';
import { underlinedLinks } from './underlinedLinks';
import { isOpen } from './useChoices';

const SHOWN_DIGEST = 8;

/** How the review stands, first. */
function Standing({ review }: { review: AccessReview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { state, reason, read, grants, notToDecide } = review;
  if (state !== 'open')
    return (
      <Banner
        tone="success"
        icon={<SeverityIcon severity="pass" />}
        title={t('accessReviews.one.done', { reason: reason ?? '' })}
      />
    );
  if (!read.known)
    return (
      <Banner
        tone="neutral"
        icon={<SeverityIcon severity="unknown" />}
        title={t('accessReviews.one.unknown')}
      >
        {t('accessReviews.one.unknownWhy', { reason: read.reason })}
      </Banner>
    );
  const decided = grants.filter(grant => !isOpen(grant)).length;
  return (
    <Banner
      tone={notToDecide ? 'neutral' : 'info'}
      icon={<SeverityIcon severity="warn" />}
      title={
        notToDecide
          ? t('accessReviews.one.notYours')
          : t('accessReviews.one.progress', {
              decided: String(decided),
              total: String(grants.length),
            })
      }
    >
      {notToDecide ?? t('accessReviews.one.progressWhy')}
    </Banner>
  );
}

function Grants({ review }: { review: AccessReview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { grants, read, notToDecide } = review;
  if (!read.known) return null;
  return (
    <Section title={t('accessReviews.one.grants')}>
      {grants.length === 0 && !notToDecide && (
        <Typography variant="body2" sx={{ mb: 2 }}>
          {t('accessReviews.one.none')}
        </Typography>
      )}
      {notToDecide ? (
        <Lines>
          {grants.map(grant => (
            <Grant key={grant.key} grant={grant} />
          ))}
        </Lines>
      ) : (
        <DecisionForm review={review} />
      )}
    </Section>
  );
}

function Submissions({ review }: { review: AccessReview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (review.submissions.length === 0) return null;
  return (
    <Section title={t('accessReviews.one.submitted')}>
      <Lines>
        {review.submissions.map(({ number, by, at, kept, revoked, digest }) => (
          <Box component="span" key={number} sx={underlinedLinks}>
            {t('accessReviews.one.submission', {
              who: <UserOrGroup entityRef={by} />,
              time: <Time value={at} />,
              kept: String(kept),
              revoked: String(revoked),
            })}{' '}
            <Typography
              variant="caption"
              component="span"
              color="text.secondary"
              title={digest}
            >
              {t('accessReviews.one.digest', {
                digest: <Mono>{digest.slice(0, SHOWN_DIGEST)}</Mono>,
              })}
            </Typography>
          </Box>
        ))}
      </Lines>
    </Section>
  );
}

function View({ review }: { review: AccessReview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { title, cluster, topic, dataClass, owedBy, dueAt } = review;
  return (
    <>
      <PageTitle
        lead={
          <>
            <StreamLink cluster={cluster} topic={topic} /> · {cluster} ·{' '}
            {t('accessReviews.one.facts', {
              dataClass,
              owner: <UserOrGroup entityRef={owedBy} />,
              time: <Time value={dueAt} />,
            })}
          </>
        }
      >
        {title}
      </PageTitle>
      <Stack spacing={3}>
        <Standing review={review} />
        <Grants review={review} />
        <Submissions review={review} />
      </Stack>
    </>
  );
}

/** One access review: every grant of a stream, to be kept or revoked. */
export function AccessReviewPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { id = '' } = useParams();
  const review = useQuery({
    queryKey: queryKeys.accessReview(id),
    queryFn: ({ signal }) => api.getAccessReview(id, { signal }),
    // What is revoked goes in the background.
    refetchInterval: ({ state }) =>
      state.data?.state === 'open' && state.data.submissions.length > 0
        ? 10_000
        : false,
  });
  return (
    <Answer
      query={review}
      loading={t('accessReviews.one.loading')}
      failed={t('accessReviews.one.failed')}
      height={420}
    >
      {data => <View review={data} />}
    </Answer>
  );
}
