import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestSummary } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  StatusChip,
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
import type { ReactNode } from 'react';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

const columns = {
  request: request => <RequestLink request={request} />,
  status: request => <StatusChip status={request.status} />,
  cluster: request => request.cluster,
  askedBy: request => <UserOrGroup entityRef={request.requester} />,
  owner: request => request.owner && <UserOrGroup entityRef={request.owner} />,
  waitingFor: request => request.waitingFor.join(', '),
  age: request => <Time value={request.createdAt} as="age" />,
} as const satisfies Record<string, (request: RequestSummary) => ReactNode>;

/** A column of the table, by its message. */
export type RequestColumn = keyof typeof columns;

function RequestLink({ request }: { request: RequestSummary }) {
  const toRequest = useRouteRef(requestRouteRef);
  return (
    <>
      <Link to={toRequest({ id: request.id })}>{request.title}</Link>
      {request.statusReason && (
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0, maxWidth: '60ch' }}
        >
          {request.statusReason}
        </Typography>
      )}
    </>
  );
}

/** Requests, one a row. */
export function RequestTable(props: {
  requests: RequestSummary[];
  columns: readonly RequestColumn[];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer
      role="region"
      tabIndex={0}
      aria-label={t('requests.table.label')}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {props.columns.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`requests.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.requests.map(request => (
            <TableRow
              key={request.id}
              hover
              sx={{ '& > *': { verticalAlign: 'top' } }}
            >
              {props.columns.map(column => (
                <TableCell
                  key={column}
                  sx={column === 'request' ? { overflowWrap: 'anywhere' } : {}}
                >
                  {columns[column](request)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
