import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  useClusters,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { PageSkeleton } from '../root/PageSkeleton';
import { PageTitle } from '../root/PageTitle';
import { kafkaSupportTranslationRef } from '../translation';
import { askFrom, toInput, type ClaimAsk } from './claimAsk';
import { ClaimForm } from './ClaimForm';
import { ClaimResults } from './ClaimResults';

/** Claims many resources at once: looks first, then files one request for each team. */
export function ClaimManyPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const clusters = useClusters();
  const [query] = useSearchParams();
  const initial = useMemo(() => askFrom(query), [query]);
  const look = useMutation({
    mutationFn: (ask: ClaimAsk) => api.previewClaims(toInput(ask)),
  });
  return (
    <>
      <PageTitle lead={t('claimMany.lead')}>{t('claimMany.title')}</PageTitle>
      {clusters.isPending && <PageSkeleton />}
      {clusters.isError && (
        <ErrorNotice
          error={clusters.error}
          title={t('newRequest.cluster.unread')}
          onRetry={() => clusters.refetch()}
        />
      )}
      {clusters.data && (
        <Stack spacing={3} sx={{ maxWidth: '60rem' }}>
          <ClaimForm
            key={query.toString()}
            clusters={clusters.data}
            initial={initial}
            looking={look.isPending}
            onLook={ask => look.mutate(ask)}
          />
          {look.isError && (
            <ErrorNotice error={look.error} title={t('claimMany.unread')} />
          )}
          {look.data && (
            // Another answer is another list to file.
            <ClaimResults key={look.submittedAt} preview={look.data} />
          )}
        </Stack>
      )}
    </>
  );
}
