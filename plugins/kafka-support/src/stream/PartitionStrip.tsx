import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamPartition } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  SeverityIcon,
  severityTones,
  toneColor,
  toneTint,
  visuallyHidden,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../translation';
import { partitionSeverity } from './partitionSeverity';

function Cell({ partition }: { partition: StreamPartition }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const severity = partitionSeverity[partition.state];
  const tone = severityTones[severity];
  const words = t('stream.live.partition', {
    partition: String(partition.partition),
    state: t(`stream.live.states.${partition.state}`),
    leader: String(partition.leader ?? t('stream.live.noLeader')),
    isr: partition.isr.join(', ') || t('stream.live.none'),
    replicas: partition.replicas.join(', '),
  });
  return (
    <Box
      component="li"
      title={words}
      sx={theme => ({
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 0.25,
        minWidth: '2.25rem',
        px: 0.5,
        height: '1.5rem',
        borderRadius: 0.5,
        fontSize: '0.75rem',
        fontVariantNumeric: 'tabular-nums',
        position: 'relative',
        bgcolor: toneTint(theme, tone),
        color: toneColor(theme, tone),
      })}
    >
      <span aria-hidden>{partition.partition}</span>
      {partition.state !== 'online' && (
        <SeverityIcon severity={severity} aria-hidden />
      )}
      <Box component="span" sx={visuallyHidden}>
        {words}
      </Box>
    </Box>
  );
}

/** A cell for each partition; one in trouble has a shape beside its number. */
export function PartitionStrip(props: {
  topic: string;
  partitions: StreamPartition[];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Box
      component="ul"
      aria-label={t('stream.live.label', { topic: props.topic })}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.5,
        m: 0,
        p: 0,
        listStyle: 'none',
      }}
    >
      {props.partitions.map(partition => (
        <Cell key={partition.partition} partition={partition} />
      ))}
    </Box>
  );
}
