import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FactList,
  Fold,
  Section,
  Time,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import { LastKnown } from './LastKnown';
import { Nothing } from './Lines';
import { PartitionStrip } from './PartitionStrip';
import { PartitionTable } from './PartitionTable';
import { ReadNote } from './ReadNote';
import type { ShownStream } from './useStream';

function Partitions({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { live, topic: name } = stream;
  if (!live.known) return null;
  const { topic } = live;
  if (!topic) return <Nothing>{t('stream.live.gone')}</Nothing>;
  const shown = topic.items.length;
  return (
    <Stack spacing={1.5}>
      <FactList
        facts={[
          {
            label: t('stream.live.partitions'),
            value: t('stream.live.shape', {
              partitions: String(topic.partitions),
              replicas: String(topic.replicationFactor),
            }),
          },
          {
            label: t('stream.live.offline'),
            value: topic.offlinePartitions,
          },
          {
            label: t('stream.live.underReplicated'),
            value: topic.underReplicatedPartitions,
          },
        ]}
      />
      <PartitionStrip topic={name} partitions={topic.items} />
      {shown < topic.partitions && (
        <Nothing>
          {t('stream.live.shown', {
            shown: String(shown),
            all: String(topic.partitions),
          })}
        </Nothing>
      )}
      <Fold summary={t('stream.live.details')}>
        <PartitionTable partitions={topic.items} />
      </Fold>
    </Stack>
  );
}

/** The partitions as the brokers describe them, or why they are not known. */
export function LiveState({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { live } = stream;
  return (
    <Section
      title={t('stream.live.title')}
      aside={
        live.known &&
        t('stream.asOf', { time: <Time value={live.readAt} as="clock" /> })
      }
    >
      <ReadNote read={live} waiting={stream.waiting} />
      <LastKnown stream={stream} />
      <Partitions stream={stream} />
    </Section>
  );
}
