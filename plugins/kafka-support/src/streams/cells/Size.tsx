import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Amount,
  SeverityIcon,
  Unknown,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import { Caption } from '../../lists';
import { kafkaSupportTranslationRef } from '../../translation';

function Shape({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { partitions, replicationFactor } = resource;
  if (partitions === undefined || replicationFactor === undefined)
    return (
      <>
        {t('streams.table.partitions')} <Unknown />
      </>
    );
  return (
    <>
      {t('streams.table.replication', {
        partitions: String(partitions),
        replicas: String(replicationFactor),
      })}
    </>
  );
}

function Trouble({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { offlinePartitions = 0, underReplicatedPartitions = 0 } = resource;
  const trouble = [
    offlinePartitions > 0 && {
      severity: 'deny' as const,
      text: t('streams.table.offline', { number: String(offlinePartitions) }),
    },
    underReplicatedPartitions > 0 && {
      severity: 'review' as const,
      text: t('streams.table.underReplicated', {
        number: String(underReplicatedPartitions),
      }),
    },
  ].filter(each => each !== false);
  return (
    <>
      {trouble.map(({ severity, text }) => (
        <Stack
          key={severity}
          direction="row"
          spacing={0.5}
          sx={{ alignItems: 'center', typography: 'caption', lineHeight: 1.45 }}
        >
          <SeverityIcon severity={severity} aria-hidden />
          <span>{text}</span>
        </Stack>
      ))}
    </>
  );
}

/** How large it is: bytes and partitions of a topic, topics of a group, ACLs of a principal. */
export function Size({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { type, totalBytes, topicCount, grants } = resource;
  if (type === 'topic')
    return (
      <>
        {totalBytes === undefined ? (
          <Unknown />
        ) : (
          <Amount value={totalBytes} unit="bytes" />
        )}
        <Caption>
          <Shape resource={resource} />
        </Caption>
        <Trouble resource={resource} />
      </>
    );
  const [message, count] =
    type === 'group'
      ? (['streams.table.topics', topicCount] as const)
      : (['streams.table.grants', grants] as const);
  if (type !== 'group' && type !== 'principal') return null;
  return count === undefined ? <Unknown /> : <>{t(message, { count })}</>;
}
