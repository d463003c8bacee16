import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntityStreams } from '@kafka-support/backstage-plugin-kafka-support-common';
import Alert from '@mui/material/Alert';
import { kafkaSupportTranslationRef } from '../translation';

/** Clusters that did not answer, each with the reason. */
export function Unreachable({
  clusters,
}: {
  clusters: EntityStreams['unreachable'];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      {clusters.map(({ cluster, reason }) => (
        <Alert key={cluster} severity="warning" sx={{ mb: 1 }}>
          {t('entity.unreachable', { cluster, reason })}
        </Alert>
      ))}
    </>
  );
}
