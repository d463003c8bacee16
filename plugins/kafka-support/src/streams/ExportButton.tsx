import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ResourceListQuery } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { kafkaSupportTranslationRef } from '../translation';

/** Hands a text to the browser as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * The whole filtered list as CSV. Not a plain link: the backend wants the
 * token of who asks.
 */
export function ExportButton({ query }: { query: ResourceListQuery }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () =>
      save(await api.exportResources(query), t('streams.export.fileName')),
  });
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={isPending}
        onClick={() => mutate()}
      >
        {t(isPending ? 'streams.export.busy' : 'streams.export.action')}
      </Button>
      {error && (
        <ErrorNotice
          error={error}
          title={t('streams.export.failed')}
          onRetry={() => mutate()}
        />
      )}
    </>
  );
}
