import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { onRowArrows } from '../lists';
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
/** The portal's theme breaks words to fit: here only names may be. */
const cell = {
  px: 1,
  lineHeight: 1.45,
  verticalAlign: 'top',
  wordBreak: 'normal',
  overflowWrap: 'normal',
};
const figure = { ...cell, whiteSpace: 'nowrap' };
const cellStyles: Record<keyof typeof columns, object> = {
  name: { ...cell, overflowWrap: 'anywhere', minWidth: 150 },
  owner: { ...cell, minWidth: 100 },
  marks: { ...cell, minWidth: 150 },
  size: figure,
  lastUse: figure,
  readers: figure,
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
              <TableCell key={column} sx={figure}>
                {t(`streams.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {resources.map(resource => (
            <TableRow key={resource.resource} hover>
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
