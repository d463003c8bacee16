import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EmptyState,
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import { useForm } from 'react-hook-form';
import { useSearchParams } from 'react-router-dom';
import { kafkaSupportTranslationRef } from '../translation';
import { AuditTable } from './AuditTable';
import { VerifyTrail } from './VerifyTrail';

const fields = ['resource', 'actor', 'from', 'to'] as const;

/** A day in the reader's time zone as the instants at which it begins or ends. */
function instant(day: string | null, end: boolean): string | undefined {
  if (!day) return undefined;
  const date = DateTime.fromISO(day);
  if (!date.isValid) return undefined;
  return (end ? date.endOf('day') : date.startOf('day')).toUTC().toISO();
}

function Filters(props: {
  parameters: URLSearchParams;
  onChange(next: URLSearchParams): void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { parameters, onChange } = props;
  const { register, handleSubmit } = useForm({
    // Another address fills the form anew.
    values: Object.fromEntries(
      fields.map(field => [field, parameters.get(field) ?? '']),
    ),
  });
  return (
    <Stack
      component="form"
      role="search"
      aria-label={t('audit.filters.label')}
      direction="row"
      useFlexGap
      spacing={1.5}
      sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 2 }}
      onSubmit={handleSubmit(values => {
        const given = Object.entries(values)
          .map(([field, text]) => [field, text.trim()])
          .filter(([, text]) => text);
        onChange(new URLSearchParams(given));
      })}
    >
      {fields.map(field => {
        const isDay = field === 'from' || field === 'to';
        return (
          <TextField
            key={field}
            {...register(field)}
            size="small"
            type={isDay ? 'date' : 'text'}
            label={t(`audit.filters.${field}`)}
            placeholder={isDay ? undefined : t(`audit.filters.${field}Hint`)}
            InputLabelProps={{ shrink: true }}
            inputProps={{ maxLength: 1000 }}
            sx={isDay ? {} : { minWidth: 240 }}
          />
        );
      })}
      <Button type="submit" variant="outlined" size="small">
        {t('audit.filters.apply')}
      </Button>
      {fields.some(field => parameters.has(field)) && (
        <Button size="small" onClick={() => onChange(new URLSearchParams())}>
          {t('audit.filters.clear')}
        </Button>
      )}
    </Stack>
  );
}

/** Who did what, on which plan; filters stand in the address. */
export function AuditPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const [parameters, setParameters] = useSearchParams();
  const query = {
    resource: parameters.get('resource') ?? undefined,
    actor: parameters.get('actor') ?? undefined,
    from: instant(parameters.get('from'), false),
    to: instant(parameters.get('to'), true),
    cursor: parameters.get('cursor') ?? undefined,
  };
  const { data, error, refetch } = useQuery({
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

  let body;
  if (error) {
    body = <ErrorNotice error={error} onRetry={() => refetch()} />;
  } else if (!data) {
    body = (
      <Skeleton
        variant="rounded"
        height={420}
        role="status"
        aria-label={t('audit.loading')}
      />
    );
  } else if (data.items.length === 0) {
    body = (
      <EmptyState title={t('audit.empty.title')}>
        {t('audit.empty.text')}
      </EmptyState>
    );
  } else {
    body = (
      <>
        <AuditTable entries={data.items} />
        <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
          {query.cursor && (
            <Button size="small" onClick={() => turnTo(undefined)}>
              {t('audit.first')}
            </Button>
          )}
          {data.nextCursor && (
            <Button size="small" onClick={() => turnTo(data.nextCursor)}>
              {t('audit.next')}
            </Button>
          )}
        </Stack>
      </>
    );
  }
  return (
    <>
      <VerifyTrail />
      <Filters parameters={parameters} onChange={setParameters} />
      {body}
    </>
  );
}
