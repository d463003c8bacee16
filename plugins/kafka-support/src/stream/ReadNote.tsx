import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { LiveRead } from '@kafka-support/backstage-plugin-kafka-support-common';
import { SeverityIcon } from '@kafka-support/backstage-plugin-kafka-support-react';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../translation';

/** Why the cluster did not say it; nothing where it did. */
export function ReadNote({ read }: { read: LiveRead }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (read.known) return null;
  return (
    <Typography variant="body2" component="p" sx={{ m: 0, mb: 1 }}>
      <SeverityIcon severity="unknown" aria-hidden />{' '}
      {t('stream.unknown', { reason: read.reason })}
    </Typography>
  );
}
