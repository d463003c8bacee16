import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ChangeTitle,
  ErrorNotice,
  FieldDiffRow,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportTranslationRef } from '../../translation';
import { planDifference } from './planDifference';

/** What differs from the plan that an earlier review saw. */
export function SinceReview({
  request,
  digest,
}: {
  request: Request;
  digest: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const evidence = useQuery({
    queryKey: [...queryKeys.request(request.id), 'evidence', request.version],
    queryFn: ({ signal }) => api.getEvidence(request.id, { signal }),
  });
  if (evidence.isPending) return <Skeleton variant="rounded" height={60} />;
  const seen = evidence.data?.plans.find(({ plan }) => plan.digest === digest);
  if (!seen)
    return (
      <ErrorNotice
        error={evidence.error ?? new Error(t('request.reviews.unread'))}
        title={t('request.reviews.unread')}
        onRetry={() => evidence.refetch()}
      />
    );
  const differences = planDifference(seen.plan, request.plan);
  if (differences.length === 0)
    return (
      <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
        {t('request.reviews.sinceNone')}
      </Typography>
    );
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {differences.map(({ kind, change, fields }) => (
        <Box
          component="li"
          key={change.id}
          sx={{ typography: 'body2', py: 0.5 }}
        >
          <strong>{t(`request.reviews.${kind}`)}:</strong>{' '}
          <ChangeTitle change={change} />
          {fields.length > 0 && (
            <Box role="table" aria-label={t('request.reviews.since')}>
              {fields.map(field => (
                <FieldDiffRow key={field.field} {...field} />
              ))}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
