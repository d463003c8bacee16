import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Answer,
  EmptyState,
  useClusters,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';
import { ClusterCard } from './ClusterCard';

/** The clusters with mode, health and pause. */
export function ClustersPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const clusters = useClusters();
  return (
    <Answer query={clusters} loading={t('clusters.loading')} height={320}>
      {items =>
        items.length === 0 ? (
          <EmptyState title={t('clusters.empty.title')}>
            {t('clusters.empty.text')}
          </EmptyState>
        ) : (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: 'repeat(auto-fill, minmax(420px, 1fr))',
            }}
          >
            {items.map(cluster => (
              <ClusterCard key={cluster.id} cluster={cluster} />
            ))}
          </Box>
        )
      }
    </Answer>
  );
}
