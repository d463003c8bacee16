import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EmptyState,
  ErrorNotice,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { EmptyList, Pager } from '../lists';
import { NewRequestButton } from '../root/NewRequestButton';
import { kafkaSupportTranslationRef } from '../translation';
import { RequestFilters } from './RequestFilters';
import { RequestTable } from './RequestTable';
import { useRequestFilters } from './useRequestFilters';
import { useRequestList } from './useRequestList';

const columns = [
  'request',
  'status',
  'cluster',
  'askedBy',
  'owner',
  'waitingFor',
  'age',
] as const;

type Filters = ReturnType<typeof useRequestFilters>;

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return filters.filtered ? (
    <EmptyList
      title={t('requests.noMatch.title')}
      text={t('requests.noMatch.text')}
      onClear={filters.clear}
    />
  ) : (
    <EmptyState title={t('requests.empty.title')} action={<NewRequestButton />}>
      {t('requests.empty.text')}
    </EmptyState>
  );
}

function List({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { data, error, refetch } = useRequestList(filters.query, filters.known);
  if (error && !data)
    return <ErrorNotice error={error} onRetry={() => refetch()} />;
  if (!data)
    return (
      <Skeleton
        variant="rounded"
        height={420}
        role="status"
        aria-label={t('requests.loading')}
      />
    );
  if (data.items.length === 0) return <Nothing filters={filters} />;
  return (
    <>
      <Typography
        variant="body2"
        color="text.secondary"
        component="p"
        role="status"
        sx={{ mb: 1 }}
      >
        {t('requests.count', { count: data.totalItems })}
      </Typography>
      <RequestTable requests={data.items} columns={columns} />
      <Pager filters={filters} nextCursor={data.nextCursor} />
    </>
  );
}

/** All requests that one may see, with filters in the address. */
export function RequestsPage() {
  const filters = useRequestFilters();
  return (
    <>
      <RequestFilters filters={filters} />
      <List filters={filters} />
    </>
  );
}
