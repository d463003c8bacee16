import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Stream } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  GradeChip,
  OwnerLine,
  Time,
  Unknown,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Link } from '@backstage/core-components';
import { ClaimLink } from '../ClaimLink';
import { requestRouteRef } from '../routes';
import { StreamLink } from '../StreamLink';
import { MarkList, offersClaim } from '../streams/marks';
import { kafkaSupportTranslationRef } from '../translation';

function Readiness({ stream }: { stream: Stream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Stack spacing={0.75}>
      {stream.readiness.dimensions.map(({ dimension, grade, reason }) => (
        <Box key={dimension}>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <GradeChip grade={grade} />
            <span>{t(`entity.dimensions.${dimension}`)}</span>
          </Stack>
          {grade !== 'ready' && (
            <Typography variant="caption" color="text.secondary" component="p">
              {reason}
            </Typography>
          )}
        </Box>
      ))}
    </Stack>
  );
}

function OpenRequests({ stream }: { stream: Stream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  if (stream.openRequests.length === 0)
    return (
      <Typography variant="body2" color="text.secondary" component="span">
        {t('entity.table.none')}
      </Typography>
    );
  return (
    <Stack spacing={0.5}>
      {stream.openRequests.map(({ id, title }) => (
        <Link key={id} to={toRequest({ id })}>
          {title}
        </Link>
      ))}
    </Stack>
  );
}

function StreamRow({ stream }: { stream: Stream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { partitions, replicationFactor } = stream;
  return (
    <TableRow sx={{ '& > *': { verticalAlign: 'top' } }}>
      <TableCell component="th" scope="row" sx={{ minWidth: 200 }}>
        <StreamLink cluster={stream.cluster} topic={stream.topic} />
        {stream.relation === 'proposed' && (
          <Typography variant="caption" color="text.secondary" component="p">
            {t('entity.table.proposed')}
          </Typography>
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{stream.cluster}</TableCell>
      <TableCell title={stream.ownership.explanation} sx={{ minWidth: 150 }}>
        <OwnerLine ownership={stream.ownership} short />
        {!offersClaim(stream.marks) && (
          <ClaimLink ownership={stream.ownership} />
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {partitions !== undefined && replicationFactor !== undefined ? (
          t('entity.table.replication', {
            partitions: String(partitions),
            replicas: String(replicationFactor),
          })
        ) : (
          <Unknown />
        )}
        {stream.lastKnownAt && (
          <Typography variant="caption" color="text.secondary" component="p">
            {t('entity.table.lastKnown')}{' '}
            <Time value={stream.lastKnownAt} as="age" />
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <MarkList resource={{ ...stream, name: stream.topic }} />
      </TableCell>
      <TableCell>
        <Readiness stream={stream} />
      </TableCell>
      <TableCell sx={{ minWidth: 110 }}>
        <OpenRequests stream={stream} />
      </TableCell>
    </TableRow>
  );
}

const columns = [
  'topic',
  'cluster',
  'owner',
  'partitions',
  'marks',
  'readiness',
  'requests',
] as const;

/** Streams, one a row: owner and why, shape, readiness with its reason, open requests. */
export function StreamsTable({ streams }: { streams: Stream[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      // Wider than a narrow page: the table scrolls, words are not broken up.
      tabIndex={0}
      role="region"
      aria-label={t('entity.table.label')}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`entity.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {streams.map(stream => (
            <StreamRow key={stream.resource} stream={stream} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
