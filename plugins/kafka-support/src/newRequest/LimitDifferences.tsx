import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Fold,
  kafkaSupportApiRef,
  Mono,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { kafkaSupportTranslationRef } from '../translation';
import { limitDifferences } from './limitDifferences';

/** Which limits are others on the cluster that the same is asked for. */
export function LimitDifferences({
  here,
  there,
}: {
  here: string;
  there: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { data } = useQuery({
    queryKey: queryKeys.guardrails,
    queryFn: ({ signal }) => api.listGuardrails({ signal }),
    enabled: here !== there,
    staleTime: 60_000,
  });
  // Only a hint: what the form says is decided on the cluster itself.
  const differences = limitDifferences(data?.items ?? [], here, there);
  if (differences.length === 0) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Fold
        summary={t('newRequest.limits.summary', {
          count: differences.length,
          here,
          there,
        })}
      >
        <Box component="ul" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
          {differences.map(difference => (
            <li key={`${difference.rule}:${difference.limit}`}>
              {difference.title} (<Mono>{difference.limit}</Mono>):{' '}
              {difference.here ?? t('newRequest.limits.none')}
              {' → '}
              <strong>{difference.there ?? t('newRequest.limits.none')}</strong>
            </li>
          ))}
        </Box>
      </Fold>
    </Box>
  );
}
