import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Obligation } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Mono,
  readResourceRef,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';
import { DueChip } from './DueChip';
import { ObligationTitle } from './ObligationTitle';

const columns = ['what', 'kind', 'owedBy', 'due', 'state'] as const;

function About({ obligation }: { obligation: Obligation }) {
  const { cluster, resource, reason } = obligation;
  const ref = readResourceRef(resource);
  return (
    <Typography
      variant="caption"
      component="p"
      color="text.secondary"
      sx={{ m: 0, mt: 0.5, maxWidth: '60ch' }}
    >
      {ref?.type === 'topic' ? (
        <StreamLink cluster={ref.cluster} topic={ref.name} />
      ) : (
        <Mono>{ref?.name ?? resource}</Mono>
      )}{' '}
      · {cluster}
      {reason && ` · ${reason}`}
    </Typography>
  );
}

function Row({ obligation }: { obligation: Obligation }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { kind, owedBy, dueAt, settledAt, settledBy } = obligation;
  return (
    <TableRow hover sx={{ '& > *': { verticalAlign: 'top' } }}>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {/* Two links below each other, each with room for a finger. */}
        <Box sx={{ lineHeight: '24px' }}>
          <ObligationTitle obligation={obligation} />
        </Box>
        <About obligation={obligation} />
      </TableCell>
      <TableCell>{t(`obligations.kinds.${kind}`)}</TableCell>
      <TableCell>
        <UserOrGroup entityRef={owedBy} />
      </TableCell>
      <TableCell>
        <Time value={dueAt} />
        <Typography
          variant="caption"
          component="p"
          color="text.secondary"
          sx={{ m: 0 }}
        >
          <Time value={dueAt} as="age" />
        </Typography>
      </TableCell>
      <TableCell>
        <DueChip obligation={obligation} />
        {settledAt && settledBy && (
          <Typography
            variant="caption"
            component="p"
            color="text.secondary"
            sx={{ m: 0 }}
          >
            <Time value={settledAt} />{' '}
            {t('obligations.settled', {
              who: <UserOrGroup entityRef={settledBy} />,
            })}
          </Typography>
        )}
      </TableCell>
    </TableRow>
  );
}

/** What is owed, one a row. */
export function ObligationTable(props: {
  obligations: Obligation[];
  label: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <TableContainer role="region" tabIndex={0} aria-label={props.label}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`obligations.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.obligations.map(obligation => (
            <Row key={obligation.id} obligation={obligation} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
