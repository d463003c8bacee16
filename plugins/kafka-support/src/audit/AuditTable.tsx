import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportReactTranslationRef,
  Mono,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { ChangedFields } from './ChangedFields';

const columns = ['at', 'actor', 'event', 'request', 'plan'] as const;
const SHOWN_DIGEST = 8;

function Row({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <TableRow sx={{ '& > *': { verticalAlign: 'top' } }}>
      <TableCell>
        <Time value={entry.at} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <UserOrGroup entityRef={entry.actor} />
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {entry.message}
        {entry.fields && <ChangedFields fields={entry.fields} />}
        {entry.from && entry.to && (
          <Typography variant="caption" component="p" color="text.secondary">
            {t('audit.status', {
              from: shared.t(`status.${entry.from}`),
              to: shared.t(`status.${entry.to}`),
            })}
          </Typography>
        )}
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {entry.requestId ? (
          <Link to={toRequest({ id: entry.requestId })}>{entry.title}</Link>
        ) : (
          entry.title
        )}
        {entry.title !== entry.cluster && (
          <Typography variant="caption" component="p" color="text.secondary">
            {entry.cluster}
          </Typography>
        )}
      </TableCell>
      <TableCell title={entry.planDigest}>
        {entry.planDigest && (
          <Mono>{entry.planDigest.slice(0, SHOWN_DIGEST)}</Mono>
        )}
      </TableCell>
    </TableRow>
  );
}

/** Entries of the audit trail, newest first. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      role="region"
      tabIndex={0}
      aria-label={t('audit.table.label')}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`audit.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map(entry => (
            <Row
              key={`${entry.requestId ?? ''} ${entry.sequence}`}
              entry={entry}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
