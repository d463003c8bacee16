import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import { UserOrGroup } from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../../translation';
import { useMode } from './useMode';

/** What the cluster's mode or a pause means for the request. */
export function ModeNote({
  cluster,
  kind,
}: {
  cluster: Cluster;
  kind: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const mode = useMode(cluster, kind);
  return (
    <>
      {mode === 'observe' && <div>{t('newRequest.submit.observed')}</div>}
      {mode === 'propose' && <div>{t('newRequest.panel.propose')}</div>}
      {cluster.paused && (
        <div>
          {t('newRequest.panel.paused', {
            who: <UserOrGroup entityRef={cluster.paused.by} plain />,
            reason: cluster.paused.reason,
          })}
        </div>
      )}
    </>
  );
}
