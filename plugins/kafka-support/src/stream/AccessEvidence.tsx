import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { auditRouteRef } from '../routes';
import { saveFile } from '../saveFile';
import { kafkaSupportTranslationRef } from '../translation';
import type { ShownStream } from './useStream';

/** Who approved access to the stream: the trail of it, and the document for an auditor. */
export function AccessEvidence({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const toAudit = useRouteRef(auditRouteRef);
  const { cluster, topic, resource } = stream;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () =>
      saveFile(
        await api.exportAccessEvidence(cluster.id, topic),
        `access-${cluster.id}-${topic}.md`,
        'text/markdown',
      ),
  });
  return (
    <>
      <Stack
        direction="row"
        useFlexGap
        spacing={1.5}
        sx={{ mt: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
      >
        <Link to={`${toAudit()}?${new URLSearchParams({ resource })}`}>
          {t('stream.access.trail')}
        </Link>
        <Button size="small" disabled={isPending} onClick={() => mutate()}>
          {t('stream.access.evidence')}
        </Button>
      </Stack>
      {error && (
        <ErrorNotice
          error={error}
          title={t('stream.access.evidenceFailed')}
          onRetry={() => mutate()}
        />
      )}
    </>
  );
}
