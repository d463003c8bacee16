import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { cellStyles, onRowArrows } from '../lists';
import { kafkaSupportTranslationRef } from '../translation';
import { LastUse, Name, Owner, Readers, Size } from './cells';
import { MarkList } from './marks';

const columns = {
  name: resource => <Name resource={resource} />,
  owner: resource => <Owner resource={resource} />,
  marks: resource => <MarkList resource={resource} />,
  size: resource => <Size resource={resource} />,
  lastUse: resource => <LastUse resource={resource} />,
  readers: resource => <Readers resource={resource} />,
} as const satisfies Record<string, (resource: Resource) => ReactNode>;
const styles: Record<keyof typeof columns, object> = {
  name: cellStyles.name,
  owner: { ...cellStyles.text, minWidth: 100 },
  marks: { ...cellStyles.text, minWidth: 150 },
  size: cellStyles.figure,
  lastUse: cellStyles.figure,
  readers: cellStyles.figure,
};
const columnNames = Object.keys(columns) as (keyof typeof columns)[];

/** Resources of the clusters, one a row; arrow keys move between them. */
export function ResourceTable({ resources }: { resources: Resource[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      role="region"
      tabIndex={0}
      aria-label={t('streams.table.label')}
      onKeyDown={onRowArrows}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columnNames.map(column => (
              <TableCell key={column} sx={cellStyles.figure}>
                {t(`streams.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {resources.map(resource => (
            <TableRow key={resource.resource} hover>
              {columnNames.map(column => (
                <TableCell key={column} sx={styles[column]}>
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
