import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AccessReviewSummary } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
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
import type { ReactNode } from 'react';
import { DueChip } from '../obligations';
import { accessReviewRouteRef } from '../routes';
import { StreamLink } from '../StreamLink';
import { kafkaSupportTranslationRef } from '../translation';

const columns = [
  'review',
  'dataClass',
  'owedBy',
  'due',
  'state',
  'decided',
] as const;

function Aside({ children }: { children: ReactNode }) {
  return (
    <Typography
      variant="caption"
      component="p"
      color="text.secondary"
      sx={{ m: 0 }}
    >
      {children}
    </Typography>
  );
}

function Row(props: { review: AccessReviewSummary; showDecided: boolean }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toReview = useRouteRef(accessReviewRouteRef);
  const { review, showDecided } = props;
  const { id, title, cluster, topic, dataClass, owedBy, dueAt, decided } =
    review;
  return (
    <TableRow hover sx={{ '& > *': { verticalAlign: 'top' } }}>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {/* Two links below each other, each with room for a finger. */}
        <Box sx={{ lineHeight: '24px', mb: 0.5 }}>
          <Link to={toReview({ id })}>{title}</Link>
        </Box>
        <Aside>
          <StreamLink cluster={cluster} topic={topic} /> · {cluster}
        </Aside>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{dataClass}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <UserOrGroup entityRef={owedBy} />
      </TableCell>
      <TableCell>
        <Time value={dueAt} />
        <Aside>
          <Time value={dueAt} as="age" />
        </Aside>
      </TableCell>
      <TableCell>
        <DueChip obligation={review} />
      </TableCell>
      {showDecided && (
        <TableCell>
          {decided && (
            <>
              <UserOrGroup entityRef={decided.by} />
              <Aside>
                <Time value={decided.at} /> ·{' '}
                {t('accessReviews.counts', {
                  kept: String(decided.kept),
                  revoked: String(decided.revoked),
                })}
              </Aside>
            </>
          )}
        </TableCell>
      )}
    </TableRow>
  );
}

/** Access reviews, one a row. */
export function AccessReviewTable(props: { reviews: AccessReviewSummary[] }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  // A column that is empty only takes room from the others.
  const showDecided = props.reviews.some(({ decided }) => decided);
  const shown = columns.filter(column => column !== 'decided' || showDecided);
  return (
    <TableContainer
      role="region"
      tabIndex={0}
      aria-label={t('accessReviews.table.label')}
    >
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {shown.map(column => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {t(`accessReviews.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.reviews.map(review => (
            <Row key={review.id} review={review} showDecided={showDecided} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
