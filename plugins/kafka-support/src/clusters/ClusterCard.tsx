import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Cluster,
  ClusterHealth,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  CopyButton,
  FactList,
  Mono,
  SeverityIcon,
  Time,
  Unknown,
  UserOrGroup,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Alert from '@mui/material/Alert';
import Card from '@mui/material/Card';
import CardActions from '@mui/material/CardActions';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { PauseControl } from './PauseControl';

const severities: Record<ClusterHealth['state'], Severity> = {
  healthy: 'pass',
  degraded: 'warn',
  'no quorum': 'deny',
  unreachable: 'deny',
};

function Health({ health }: { health?: ClusterHealth }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (!health) return <Unknown />;
  return (
    <>
      <SeverityIcon severity={severities[health.state]} aria-hidden />{' '}
      {t(`clusters.states.${health.state}`)} · {t('clusters.readAt')}{' '}
      <Time value={health.readAt} as="age" />
      {health.reason && (
        <Typography variant="body2" component="p" color="text.secondary">
          {health.reason}
        </Typography>
      )}
    </>
  );
}

const figure = (value: number | undefined) =>
  value === undefined ? <Unknown /> : value;

/** One cluster: mode, health, how clients connect, and the switch that pauses it. */
export function ClusterCard({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const id = useId();
  const { health, paused } = cluster;
  const exceptions = Object.entries(cluster.modesByKind).filter(
    ([, mode]) => mode !== cluster.mode,
  );
  const facts = [
    { label: t('clusters.health'), value: <Health health={health} /> },
    { label: t('clusters.brokers'), value: figure(health?.liveBrokers) },
    { label: t('clusters.offline'), value: figure(health?.offlinePartitions) },
    {
      label: t('clusters.underReplicated'),
      value: figure(health?.underReplicatedPartitions),
    },
    {
      label: t('clusters.mode'),
      value: (
        <>
          {t(`clusters.modes.${cluster.mode}`)}
          {exceptions.map(([kind, mode]) => (
            <div key={kind}>{t('clusters.modeOf', { kind, mode })}</div>
          ))}
        </>
      ),
    },
    { label: t('clusters.environment'), value: cluster.environment },
    {
      label: t('clusters.authorizer.title'),
      value:
        cluster.authorizer === undefined ? (
          <Unknown />
        ) : (
          t(`clusters.authorizer.${cluster.authorizer ? 'yes' : 'no'}`)
        ),
    },
    {
      label: t('clusters.bootstrap'),
      value: (
        <>
          <Mono>{cluster.bootstrapServers}</Mono>{' '}
          <CopyButton
            text={cluster.bootstrapServers}
            what={t('clusters.bootstrap')}
          />
        </>
      ),
    },
    {
      label: t('clusters.protocol'),
      value: [cluster.securityProtocol, cluster.saslMechanism]
        .filter(Boolean)
        .join(' · '),
    },
  ];
  return (
    <Card component="section" variant="outlined" aria-labelledby={id}>
      <CardContent>
        <Typography
          id={id}
          component="h2"
          sx={{ fontSize: '1.1rem', fontWeight: 600, m: 0, mb: 1.5 }}
        >
          {cluster.title}{' '}
          <Typography component="span" color="text.secondary">
            {cluster.id}
          </Typography>
        </Typography>
        {paused && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {t('clusters.paused', {
              who: <UserOrGroup entityRef={paused.by} />,
              reason: paused.reason,
            })}{' '}
            · <Time value={paused.since} as="age" />
            <div>{t('clusters.pausedWhy')}</div>
          </Alert>
        )}
        <FactList facts={facts} />
      </CardContent>
      <CardActions sx={{ px: 2, pb: 2 }}>
        <PauseControl cluster={cluster} />
      </CardActions>
    </Card>
  );
}
