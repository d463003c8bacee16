import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cluster } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { kafkaSupportTranslationRef } from '../translation';

const MIN_REASON = 3;

/** Pauses a cluster with a reason, or resumes it. */
export function PauseControl({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const queryClient = useQueryClient();
  const titleId = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () =>
      cluster.paused
        ? api.resumeCluster(cluster.id)
        : api.pauseCluster(cluster.id, reason.trim()),
    onSuccess: () => {
      setOpen(false);
      setReason('');
      return queryClient.invalidateQueries({ queryKey: queryKeys.clusters });
    },
  });

  if (cluster.paused)
    return (
      <>
        {change.error && <ErrorNotice error={change.error} />}
        <Button
          size="small"
          variant="outlined"
          disabled={change.isPending}
          onClick={() => change.mutate()}
        >
          {t('clusters.resume')}
        </Button>
      </>
    );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('clusters.pause.action')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        aria-labelledby={titleId}
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id={titleId}>
          {t('clusters.pause.title', { cluster: cluster.title })}
        </DialogTitle>
        <form
          onSubmit={event => {
            event.preventDefault();
            change.mutate();
          }}
        >
          <DialogContent>
            <DialogContentText sx={{ mb: 2 }}>
              {t('clusters.pause.text')}
            </DialogContentText>
            {change.error && <ErrorNotice error={change.error} />}
            <TextField
              label={t('clusters.pause.reason')}
              value={reason}
              onChange={event => setReason(event.target.value)}
              inputProps={{ maxLength: 1000 }}
              fullWidth
              required
              margin="dense"
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>
              {t('clusters.pause.cancel')}
            </Button>
            <Button
              type="submit"
              variant="contained"
              disabled={reason.trim().length < MIN_REASON || change.isPending}
            >
              {t('clusters.pause.confirm')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
