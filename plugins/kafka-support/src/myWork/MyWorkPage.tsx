import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { openStatuses } from '@kafka-support/backstage-plugin-kafka-support-common';
import { useMyOwnershipRefs } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { useRequestList } from '../requests';
import { requestsRouteRef, reviewRouteRef } from '../routes';
import { NewRequestButton } from '../root/NewRequestButton';
import { kafkaSupportTranslationRef } from '../translation';
import { EndingSoon } from './EndingSoon';
import { RequestLines } from './RequestLines';
import { TeamStreams } from './TeamStreams';
import { WorkCard } from './WorkCard';

const SHOWN = 6;

function WaitingForMe() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const query = useRequestList({ toReview: true, limit: SHOWN });
  const requests = query.data?.items ?? [];
  return (
    <WorkCard
      title={t('myWork.review.title')}
      query={query}
      empty={requests.length === 0 ? t('myWork.review.empty') : undefined}
      actions={
        <Link to={useRouteRef(reviewRouteRef)()}>{t('myWork.review.all')}</Link>
      }
    >
      <RequestLines requests={requests} show="requester" />
    </WorkCard>
  );
}

function MyRequests() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const me = useMyOwnershipRefs()?.userRef;
  const query = useRequestList(
    { requester: me, status: [...openStatuses], limit: SHOWN },
    me !== undefined,
  );
  const requests = query.data?.items ?? [];
  return (
    <WorkCard
      title={t('myWork.requests.title')}
      query={query}
      empty={requests.length === 0 ? t('myWork.requests.empty') : undefined}
      actions={
        <>
          {requests.length === 0 && <NewRequestButton />}
          <Link to={`${useRouteRef(requestsRouteRef)()}?whose=me`}>
            {t('myWork.requests.all')}
          </Link>
        </>
      }
    >
      <RequestLines requests={requests} show="status" />
    </WorkCard>
  );
}

/** What waits for whoever looks, what they asked for, how their streams are. */
export function MyWorkPage() {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
        alignItems: 'stretch',
      }}
    >
      <WaitingForMe />
      <MyRequests />
      <TeamStreams />
      <EndingSoon />
    </Box>
  );
}
