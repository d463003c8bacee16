import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FactList,
  Time,
  Unknown,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../translation';
import { Nothing } from './Lines';
import type { ShownStream } from './useStream';

/** What the inventory says while the cluster does not, with its age. */
export function LastKnown({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (stream.live.known) return null;
  if (!stream.lastKnown) return <Nothing>{t('stream.lastKnown.none')}</Nothing>;
  const { resource, sync } = stream.lastKnown;
  const { partitions, replicationFactor, goneAt } = resource;
  const lead = goneAt
    ? t('stream.lastKnown.gone', { time: <Time value={goneAt} as="age" /> })
    : t('stream.lastKnown.seen', {
        time: sync.syncedAt ? (
          <Time value={sync.syncedAt} as="age" />
        ) : (
          <Unknown />
        ),
      });
  return (
    <>
      <Nothing>{lead}</Nothing>
      <FactList
        facts={[
          {
            label: t('stream.live.partitions'),
            value:
              partitions !== undefined && replicationFactor !== undefined ? (
                t('stream.live.shape', {
                  partitions: String(partitions),
                  replicas: String(replicationFactor),
                })
              ) : (
                <Unknown />
              ),
          },
          {
            label: t('stream.live.offline'),
            value: resource.offlinePartitions ?? <Unknown />,
          },
          {
            label: t('stream.live.underReplicated'),
            value: resource.underReplicatedPartitions ?? <Unknown />,
          },
        ]}
      />
    </>
  );
}
