import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  RequestList,
  RequestSummary,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
  SeverityIcon,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRequestList } from '../requests';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

function Waiting({ request }: { request: RequestSummary }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const to = useRouteRef(requestRouteRef)({ id: request.id });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'center',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 2,
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography variant="subtitle1" component="h3" sx={{ m: 0 }}>
          <SeverityIcon severity="review" aria-hidden />{' '}
          <Link to={to}>{request.title}</Link>
        </Typography>
        <Typography variant="body2" component="p" sx={{ m: 0 }}>
          {t('review.asks', {
            who: <UserOrGroup entityRef={request.requester} />,
            cluster: request.cluster,
          })}{' '}
          · <Time value={request.createdAt} as="age" />
        </Typography>
        <Typography
          variant="body2"
          component="p"
          color="text.secondary"
          sx={{ m: 0 }}
        >
          {t('review.needs', { roles: request.waitingFor.join(', ') })}
        </Typography>
      </Box>
      <Button
        component={RouterLink}
        to={to}
        variant="outlined"
        size="small"
        aria-label={t('review.openLabel', { title: request.title })}
      >
        {t('review.open')}
      </Button>
    </Box>
  );
}

function WaitingList({ data }: { data: RequestList }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (data.items.length === 0)
    return (
      <EmptyState title={t('review.empty.title')}>
        {t('review.empty.text')}
      </EmptyState>
    );
  // Who waits longest comes first.
  const requests = [...data.items].sort((a, b) =>
    a.createdAt.localeCompare(b.createdAt),
  );
  return (
    <>
      <Typography
        variant="h6"
        component="h2"
        sx={{ m: 0, mb: 2, fontSize: '1.1rem' }}
      >
        {t('review.waiting', { count: data.totalItems })}
      </Typography>
      <Stack
        component="ul"
        spacing={1.5}
        sx={{ listStyle: 'none', p: 0, m: 0, maxWidth: 960 }}
      >
        {requests.map(request => (
          <Waiting key={request.id} request={request} />
        ))}
      </Stack>
      {data.nextCursor && (
        <Typography variant="body2" sx={{ mt: 2 }}>
          {t('review.more', { shown: String(data.items.length) })}
        </Typography>
      )}
    </>
  );
}

/** What waits for the review of whoever looks. */
export function ReviewPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const requests = useRequestList({ toReview: true, limit: 100 });
  return (
    <Answer query={requests} loading={t('review.loading')} height={240}>
      {data => <WaitingList data={data} />}
    </Answer>
  );
}
