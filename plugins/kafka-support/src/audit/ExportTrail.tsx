import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../saveFile';
import { kafkaSupportTranslationRef } from '../translation';
import type { useAuditQuery } from './useAuditQuery';

const formats = [
  { id: 'jsonl', mediaType: 'application/jsonl' },
  { id: 'csv', mediaType: 'text/csv' },
] as const;

/** All entries that the filters leave, as a file. Not a plain link: the backend wants the token of who asks. */
export function ExportTrail(props: {
  query: ReturnType<typeof useAuditQuery>['filters'];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: async ({ id, mediaType }: (typeof formats)[number]) =>
      saveFile(
        await api.exportAudit(props.query, id),
        `kafka-audit.${id}`,
        mediaType,
      ),
  });
  return (
    <>
      <Stack direction="row" spacing={1} sx={{ mb: 1 }}>
        {formats.map(format => (
          <Button
            key={format.id}
            size="small"
            variant="outlined"
            disabled={isPending}
            onClick={() => mutate(format)}
          >
            {t(`audit.export.${format.id}`)}
          </Button>
        ))}
      </Stack>
      {error && variables && (
        <ErrorNotice
          error={error}
          title={t('audit.export.failed')}
          onRetry={() => mutate(variables)}
        />
      )}
    </>
  );
}
