import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamLive } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Mono,
  SeverityIcon,
  severityTones,
  Time,
  ToneChip,
  UserOrGroup,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Alert from '@mui/material/Alert';
import { PageTitle } from '../root/PageTitle';
import { kafkaSupportTranslationRef } from '../translation';
import type { ShownStream } from './useStream';

type State = { severity: Severity; key: StateKey; count?: number };
type StateKey =
  | 'online'
  | 'underReplicated'
  | 'offline'
  | 'gone'
  | 'unknown'
  | 'waiting';

/** The worst that is known of the partitions. */
function stateOf(live: StreamLive, waiting = false): State {
  if (!live.known)
    return { severity: 'unknown', key: waiting ? 'waiting' : 'unknown' };
  if (!live.topic) return { severity: 'deny', key: 'gone' };
  const { offlinePartitions, underReplicatedPartitions } = live.topic;
  if (offlinePartitions > 0)
    return { severity: 'deny', key: 'offline', count: offlinePartitions };
  if (underReplicatedPartitions > 0)
    return {
      severity: 'review',
      key: 'underReplicated',
      count: underReplicatedPartitions,
    };
  return { severity: 'pass', key: 'online' };
}

function StateChip({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { severity, key, count = 0 } = stateOf(stream.live, stream.waiting);
  return (
    <ToneChip
      tone={severityTones[severity]}
      icon={<SeverityIcon severity={severity} aria-hidden />}
    >
      {key === 'offline' || key === 'underReplicated'
        ? t(`stream.state.${key}`, { count })
        : t(`stream.state.${key}`)}
    </ToneChip>
  );
}

/** Topic, cluster, and in one word how it stands. */
export function StreamHeader({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { cluster, topic, readAt } = stream;
  return (
    <>
      <PageTitle
        lead={
          <>
            {t('stream.cluster', {
              cluster: cluster.title,
              environment: cluster.environment,
            })}{' '}
            · {t('stream.asOf', { time: <Time value={readAt} as="clock" /> })}
          </>
        }
        action={<StateChip stream={stream} />}
      >
        <Mono>{topic}</Mono>
      </PageTitle>
      {cluster.paused && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('stream.paused', {
            cluster: cluster.title,
            who: <UserOrGroup entityRef={cluster.paused.by} />,
            reason: cluster.paused.reason,
          })}{' '}
          · <Time value={cluster.paused.since} as="age" />
        </Alert>
      )}
    </>
  );
}
