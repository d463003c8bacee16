import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  useRequestSignal,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link, useParams } from 'react-router-dom';
import { PageSkeleton } from '../root/PageSkeleton';
import { streamsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { StreamView } from './StreamView';
import { useStream } from './useStream';

/** One stream, for whoever has to answer for it now; read again as requests move on. */
export function StreamPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { cluster = '', topic = '' } = useParams();
  const list = useRouteRef(streamsRouteRef)();
  useRequestSignal();
  const { stream, error, retry } = useStream(cluster, topic);
  const notice = error && (
    <ErrorNotice error={error} title={t('stream.unread')} onRetry={retry} />
  );
  if (stream)
    return (
      <>
        {notice}
        <StreamView stream={stream} />
      </>
    );
  if (!notice) return <PageSkeleton />;
  return (
    <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
      {notice}
      <Button component={Link} to={list} variant="outlined">
        {t('stream.all')}
      </Button>
    </Stack>
  );
}
