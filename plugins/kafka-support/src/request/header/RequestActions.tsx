import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { AgainMenu } from './AgainMenu';
import { CancelDialog } from './CancelDialog';
import { EditButton } from './EditButton';
import { RevertDialog } from './RevertDialog';
import { useRequestAction } from './useRequestAction';

/** What whoever looks may do to the request now, as the backend says. */
export function RequestActions({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const { id, actions } = request;
  const [dialog, setDialog] = useState<'cancel' | 'revert'>();
  const retry = useRequestAction(id, () => api.retry(id));
  const reconcile = useRequestAction(id, () => api.reconcile(id));
  const error = retry.error ?? reconcile.error;
  const working = retry.isPending || reconcile.isPending;
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'end' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {actions.includes('retry') && (
          <Button
            variant="contained"
            disableElevation
            disabled={working}
            onClick={() => retry.mutate()}
          >
            {t('request.action.retry')}
          </Button>
        )}
        {actions.includes('reconcile') && (
          <Button
            variant="contained"
            disableElevation
            disabled={working}
            onClick={() => reconcile.mutate()}
          >
            {t('request.action.reconcile')}
          </Button>
        )}
        {actions.includes('edit') && <EditButton request={request} />}
        {actions.includes('revert') && (
          <Button variant="outlined" onClick={() => setDialog('revert')}>
            {t('request.action.revert')}
          </Button>
        )}
        {actions.includes('cancel') && (
          <Button variant="outlined" onClick={() => setDialog('cancel')}>
            {t('request.action.cancel')}
          </Button>
        )}
        <AgainMenu request={request} />
      </Box>
      {error && (
        <ErrorNotice error={error} title={t('request.action.failed')} />
      )}
      {dialog === 'cancel' && (
        <CancelDialog request={request} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'revert' && (
        <RevertDialog request={request} onClose={() => setDialog(undefined)} />
      )}
    </Box>
  );
}
