import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamPartition } from '@kafka-support/backstage-plugin-kafka-support-common';
import { SeverityIcon } from '@kafka-support/backstage-plugin-kafka-support-react';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { kafkaSupportTranslationRef } from '../translation';
import { partitionSeverity } from './partitionSeverity';

const columns = ['partition', 'state', 'leader', 'replicas', 'isr'] as const;

/** The same partitions in words, for those who cannot hover. */
export function PartitionTable(props: { partitions: StreamPartition[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('stream.live.details')}
      sx={{ maxHeight: 360 }}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column}>
                {t(`stream.live.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.partitions.map(each => (
            <TableRow key={each.partition}>
              <TableCell component="th" scope="row">
                {each.partition}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <SeverityIcon
                  severity={partitionSeverity[each.state]}
                  aria-hidden
                />{' '}
                {t(`stream.live.states.${each.state}`)}
              </TableCell>
              <TableCell>{each.leader ?? t('stream.live.noLeader')}</TableCell>
              <TableCell>{each.replicas.join(', ')}</TableCell>
              <TableCell>
                {each.isr.join(', ') || t('stream.live.none')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
