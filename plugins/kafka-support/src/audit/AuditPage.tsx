import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AuditPage as Entries } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { kafkaSupportTranslationRef } from '../translation';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import { ExportTrail } from './ExportTrail';
import { useAuditQuery } from './useAuditQuery';
import { VerifyTrail } from './VerifyTrail';

function Trail(props: {
  page: Entries;
  filters: ReturnType<typeof useAuditQuery>['filters'];
  cursor?: string;
  onTurn(cursor: string | undefined): void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { page, filters, cursor, onTurn } = props;
  if (page.items.length === 0)
    return (
      <EmptyState title={t('audit.empty.title')}>
        {t('audit.empty.text')}
      </EmptyState>
    );
  return (
    <>
      <ExportTrail query={filters} />
      <AuditTable entries={page.items} />
      <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
        {cursor && (
          <Button size="small" onClick={() => onTurn(undefined)}>
            {t('audit.first')}
          </Button>
        )}
        {page.nextCursor && (
          <Button size="small" onClick={() => onTurn(page.nextCursor)}>
            {t('audit.next')}
          </Button>
        )}
      </Stack>
    </>
  );
}

/** Who did what, on which plan; filters stand in the address. */
export function AuditPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { parameters, setParameters, filters, query } = useAuditQuery();
  const entries = useQuery({
    queryKey: queryKeys.audit(query),
    queryFn: ({ signal }) => api.listAudit(query, { signal }),
    placeholderData: keepPreviousData,
  });
  const turnTo = (cursor: string | undefined) => {
    const next = new URLSearchParams(parameters);
    if (cursor) next.set('cursor', cursor);
    else next.delete('cursor');
    setParameters(next);
  };
  return (
    <>
      <VerifyTrail />
      <AuditFilters parameters={parameters} onChange={setParameters} />
      <Answer query={entries} loading={t('audit.loading')} height={420}>
        {page => (
          <Trail
            page={page}
            filters={filters}
            cursor={query.cursor}
            onTurn={turnTo}
          />
        )}
      </Answer>
    </>
  );
}
