import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamGroup } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Unknown } from '@kafka-support/backstage-plugin-kafka-support-react';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { kafkaSupportTranslationRef } from '../translation';

const columns = ['partition', 'lag', 'committed', 'end', 'member'] as const;

const number = (value: number | undefined) =>
  value === undefined ? <Unknown /> : value.toLocaleString('en-GB');

/** The same lags in figures, with the member that reads each partition. */
export function LagTable({ group }: { group: StreamGroup }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('stream.groups.details', { group: group.groupId })}
      sx={{ maxHeight: 360 }}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column}>
                {t(`stream.groups.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {group.partitions.map(each => (
            <TableRow key={each.partition}>
              <TableCell component="th" scope="row">
                {each.partition}
              </TableCell>
              <TableCell title={each.reason}>{number(each.lag)}</TableCell>
              <TableCell>{number(each.committedOffset)}</TableCell>
              <TableCell>{number(each.endOffset)}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {each.member ?? t('stream.groups.noMember')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
