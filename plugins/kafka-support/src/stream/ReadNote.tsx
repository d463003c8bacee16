import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { LiveRead } from '@kafka-support/backstage-plugin-kafka-support-common';
import { SeverityIcon } from '@kafka-support/backstage-plugin-kafka-support-react';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { kafkaSupportTranslationRef } from '../translation';

/** Why the cluster did not say it, or that it is being asked; nothing where it did. */
export function ReadNote({
  read,
  waiting,
}: {
  read: LiveRead;
  waiting?: boolean;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (read.known) return null;
  return (
    <Typography variant="body2" component="div" sx={{ m: 0, mb: 1 }}>
      {waiting ? (
        <>
          {t('stream.waiting')}
          <LinearProgress aria-label={t('stream.waiting')} sx={{ mt: 0.5 }} />
        </>
      ) : (
        <>
          <SeverityIcon severity="unknown" aria-hidden />{' '}
          {t('stream.unknown', { reason: read.reason })}
        </>
      )}
    </Typography>
  );
}
