import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportReactTranslationRef,
  Mono,
  SeverityIcon,
  Time,
  Unknown,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { streamRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { useTypeName } from './useTypeName';

function Name({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toStream = useRouteRef(streamRouteRef);
  const { cluster, type, name, internal, goneAt } = resource;
  return (
    <>
      {type === 'topic' ? (
        <Link to={toStream({ cluster, topic: name })}>
          <Mono>{name}</Mono>
        </Link>
      ) : (
        <Mono>{name}</Mono>
      )}
      {(internal || goneAt) && (
        <Typography variant="caption" component="p" color="text.secondary">
          {goneAt ? t('streams.table.gone') : t('streams.table.internal')}
        </Typography>
      )}
    </>
  );
}

function Owner({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  if (resource.owner) return <UserOrGroup entityRef={resource.owner} />;
  if (resource.internal) return <>{t('streams.table.kafka')}</>;
  return (
    <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
      <SeverityIcon severity="warn" aria-hidden />
      <span>{shared.t('owner.none')}</span>
    </Stack>
  );
}

function Partitions({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { type, partitions, replicationFactor } = resource;
  if (type !== 'topic') return null;
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
      {partitions !== undefined && replicationFactor !== undefined ? (
        t('streams.table.replication', {
          partitions: String(partitions),
          replicas: String(replicationFactor),
        })
      ) : (
        <Unknown />
      )}
      {trouble.map(({ severity, text }) => (
        <Stack
          key={severity}
          direction="row"
          spacing={0.5}
          sx={{ alignItems: 'center', typography: 'caption' }}
        >
          <SeverityIcon severity={severity} aria-hidden />
          <span>{text}</span>
        </Stack>
      ))}
    </>
  );
}

function Changed({ resource }: { resource: Resource }) {
  return resource.lastChangedAt ? (
    <Time value={resource.lastChangedAt} as="age" />
  ) : (
    <Unknown />
  );
}

function Type({ resource }: { resource: Resource }) {
  return <>{useTypeName()(resource.type)}</>;
}

const columns = {
  name: resource => <Name resource={resource} />,
  cluster: resource => resource.cluster,
  type: resource => <Type resource={resource} />,
  owner: resource => <Owner resource={resource} />,
  partitions: resource => <Partitions resource={resource} />,
  changed: resource => <Changed resource={resource} />,
} as const satisfies Record<string, (resource: Resource) => ReactNode>;
const cellStyles: Partial<Record<keyof typeof columns, object>> = {
  name: { overflowWrap: 'anywhere', minWidth: 200 },
  owner: { whiteSpace: 'nowrap' },
  partitions: { whiteSpace: 'nowrap' },
};
const columnNames = Object.keys(columns) as (keyof typeof columns)[];

/** Resources of the clusters, one a row. */
export function ResourceTable({ resources }: { resources: Resource[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      role="region"
      tabIndex={0}
      aria-label={t('streams.table.label')}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columnNames.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`streams.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {resources.map(resource => (
            <TableRow
              key={resource.resource}
              hover
              sx={{ '& > *': { verticalAlign: 'top' } }}
            >
              {columnNames.map(column => (
                <TableCell key={column} sx={cellStyles[column]}>
                  {columns[column](resource)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
