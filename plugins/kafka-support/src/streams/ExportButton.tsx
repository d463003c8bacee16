import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Resource,
  ResourceListQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { resourceCsv } from './resourceCsv';

const PAGE = 200;

/** Hands a text to the browser as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The whole filtered list as CSV, read page after page as whoever looks may see it. */
export function ExportButton({ query }: { query: ResourceListQuery }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const [progress, setProgress] = useState({ count: 0, total: 0 });
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const resources: Resource[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.listResources({ ...query, cursor, limit: PAGE });
        resources.push(...page.items);
        setProgress({ count: resources.length, total: page.totalItems });
        cursor = page.nextCursor;
      } while (cursor);
      save(resourceCsv(resources), t('streams.export.fileName'));
    },
    onMutate: () => setProgress({ count: 0, total: 0 }),
  });
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={isPending}
        onClick={() => mutate()}
      >
        {isPending && progress.total > 0
          ? t('streams.export.busy', {
              done: String(progress.count),
              total: String(progress.total),
            })
          : t('streams.export.action')}
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
