import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newIdempotencyKey } from '../../newRequest/form/newIdempotencyKey';
import { requestRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import { useRequestAction } from './useRequestAction';

/** Files the inverse as a request of its own. */
export function RevertDialog({
  request,
  onClose,
}: {
  request: Request;
  onClose(): void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const [why, setWhy] = useState('');
  // One key for the dialog: asking again after a lost answer files it once.
  const [key] = useState(newIdempotencyKey);
  const revert = useRequestAction(request.id, () =>
    api.revert(request.id, why.trim(), key),
  );
  const titleId = useId();
  const submit = () =>
    revert.mutate(undefined, {
      onSuccess: filed => navigate(requestPath({ id: filed.id })),
    });
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={titleId}>{t('request.action.revertTitle')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>{t('request.action.revertText')}</DialogContentText>
        <Box component="ul" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
          {[
            ...new Set(
              request.plan.changes.map(({ inverse }) =>
                inverse.available ? inverse.summary : inverse.reason,
              ),
            ),
          ].map(text => (
            <li key={text}>{text}</li>
          ))}
        </Box>
        <TextField
          label={t('request.action.revertWhy')}
          value={why}
          onChange={event => setWhy(event.target.value)}
          multiline
          minRows={2}
          size="small"
          InputLabelProps={{ shrink: true }}
        />
        {revert.isError && (
          <ErrorNotice
            error={revert.error}
            title={t('request.action.failed')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('request.action.keep')}</Button>
        <Button
          variant="contained"
          disableElevation
          disabled={why.trim().length < 3 || revert.isPending}
          onClick={submit}
        >
          {t('request.action.revertSubmit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
