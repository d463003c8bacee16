import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { kafkaSupportTranslationRef } from '../../translation';
import type { ShownStream } from '../useStream';

/** Says on top which tool manages the topic, and where it is changed. */
export function ManagedElsewhere({ stream }: { stream: ShownStream }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { managedElsewhere } = stream;
  if (!managedElsewhere) return null;
  return (
    <Alert severity="info" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
      <AlertTitle>
        {t('stream.drift.managed.title', {
          tool: t(`stream.drift.managed.tools.${managedElsewhere.by}`),
        })}
      </AlertTitle>
      {t('stream.drift.managed.text', { where: managedElsewhere.where })}
    </Alert>
  );
}
