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
import { Caption, cellStyles, onRowArrows } from '../lists';
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
            <Box component="span" sx={{ lineHeight: 1.2 }}>
              {t(`entity.dimensions.${dimension}`)}
            </Box>
          </Stack>
          {grade !== 'ready' && <Caption>{reason}</Caption>}
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
    <TableRow>
      <TableCell component="th" scope="row" sx={cellStyles.name}>
        <StreamLink cluster={stream.cluster} topic={stream.topic} />
        <Caption>
          {stream.cluster}
          {stream.relation === 'proposed' && ` · ${t('entity.table.proposed')}`}
        </Caption>
      </TableCell>
      <TableCell
        title={stream.ownership.explanation}
        sx={{ ...cellStyles.text, minWidth: 120 }}
      >
        <OwnerLine ownership={stream.ownership} short />
        {!offersClaim(stream.marks) && (
          <ClaimLink ownership={stream.ownership} />
        )}
      </TableCell>
      <TableCell sx={cellStyles.figure}>
        {partitions !== undefined && replicationFactor !== undefined ? (
          t('entity.table.replication', {
            partitions: String(partitions),
            replicas: String(replicationFactor),
          })
        ) : (
          <Unknown />
        )}
        {stream.lastKnownAt && (
          <Caption>
            {t('entity.table.lastKnown')}{' '}
            <Time value={stream.lastKnownAt} as="age" />
          </Caption>
        )}
      </TableCell>
      <TableCell sx={{ ...cellStyles.text, minWidth: 110 }}>
        <MarkList resource={{ ...stream, name: stream.topic }} />
      </TableCell>
      <TableCell sx={{ ...cellStyles.text, minWidth: 190 }}>
        <Readiness stream={stream} />
      </TableCell>
      <TableCell sx={{ ...cellStyles.name, minWidth: 90 }}>
        <OpenRequests stream={stream} />
      </TableCell>
    </TableRow>
  );
}

const columns = [
  'topic',
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
      onKeyDown={onRowArrows}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} sx={cellStyles.text}>
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
