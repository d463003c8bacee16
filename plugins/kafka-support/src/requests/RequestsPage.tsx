import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestList } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
} from '@kafka-support/backstage-plugin-kafka-support-react';
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

function List({ data, filters }: { data: RequestList; filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
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
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const filters = useRequestFilters();
  const requests = useRequestList(filters.query, filters.known);
  return (
    <>
      <RequestFilters filters={filters} />
      <Answer query={requests} loading={t('requests.loading')} height={420}>
        {data => <List data={data} filters={filters} />}
      </Answer>
    </>
  );
}
