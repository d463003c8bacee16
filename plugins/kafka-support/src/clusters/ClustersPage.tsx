import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EmptyState,
  ErrorNotice,
  useClusters,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { kafkaSupportTranslationRef } from '../translation';
import { ClusterCard } from './ClusterCard';

/** The clusters with mode, health and pause. */
export function ClustersPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { data, error, refetch } = useClusters();
  if (error && !data)
    return <ErrorNotice error={error} onRetry={() => refetch()} />;
  if (!data)
    return (
      <Skeleton
        variant="rounded"
        height={320}
        role="status"
        aria-label={t('clusters.loading')}
      />
    );
  if (data.length === 0)
    return (
      <EmptyState title={t('clusters.empty.title')}>
        {t('clusters.empty.text')}
      </EmptyState>
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'repeat(auto-fill, minmax(420px, 1fr))',
      }}
    >
      {data.map(cluster => (
        <ClusterCard key={cluster.id} cluster={cluster} />
      ))}
    </Box>
  );
}
