import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import { useRequestAction } from './useRequestAction';

/** Asks once more before a request is withdrawn. */
export function CancelDialog({
  request,
  onClose,
}: {
  request: Request;
  onClose(): void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const cancel = useRequestAction(request.id, () => api.cancel(request.id));
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('request.action.cancelTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t('request.action.cancelText')}</DialogContentText>
        {cancel.isError && (
          <ErrorNotice
            error={cancel.error}
            title={t('request.action.failed')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('request.action.keep')}</Button>
        <Button
          variant="contained"
          disableElevation
          disabled={cancel.isPending}
          onClick={() => cancel.mutate(undefined, { onSuccess: onClose })}
        >
          {t('request.action.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
