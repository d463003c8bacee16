import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
  useRequestSignal,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { PageSkeleton } from '../root/PageSkeleton';
import { streamsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { StreamView } from './StreamView';

const REFRESH_MS = 30_000;

/** One stream, for whoever has to answer for it now; read again as requests move on. */
export function StreamPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { cluster = '', topic = '' } = useParams();
  const list = useRouteRef(streamsRouteRef)();
  useRequestSignal();
  const stream = useQuery({
    queryKey: queryKeys.stream(cluster, topic),
    queryFn: ({ signal }) => api.getStream(cluster, topic, { signal }),
    refetchInterval: REFRESH_MS,
  });
  if (stream.data)
    return (
      <>
        {stream.isError && (
          <ErrorNotice
            error={stream.error}
            title={t('stream.unread')}
            onRetry={() => stream.refetch()}
          />
        )}
        <StreamView stream={stream.data} />
      </>
    );
  if (stream.isPending) return <PageSkeleton />;
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      <ErrorNotice
        error={stream.error}
        title={t('stream.unread')}
        onRetry={() => stream.refetch()}
      />
      <Button component={Link} to={list} variant="outlined">
        {t('stream.all')}
      </Button>
    </Stack>
  );
}
