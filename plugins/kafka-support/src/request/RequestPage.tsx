import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  useRequest,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link, useParams } from 'react-router-dom';
import { PageSkeleton } from '../root/PageSkeleton';
import { requestsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { RequestView } from './RequestView';

/** One request, live: what, plan, checks, reviews, timeline, and what came after. */
export function RequestPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { id = '' } = useParams();
  const request = useRequest(id);
  const list = useRouteRef(requestsRouteRef)();
  if (request.data) return <RequestView request={request.data} />;
  if (request.isPending) return <PageSkeleton />;
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <ErrorNotice
        error={request.error}
        title={t('request.unread')}
        onRetry={() => request.refetch()}
      />
      <Button component={Link} to={list} variant="outlined">
        {t('request.back')}
      </Button>
    </Stack>
  );
}
