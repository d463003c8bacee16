import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newIdempotencyKey } from '../../newRequest/form/newIdempotencyKey';
import { requestRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import type { ShownStream } from '../useStream';
import { DifferenceText } from './DifferenceText';

export interface AdoptDialogProps {
  stream: ShownStream;
  onClose(): void;
}

/**
 * Accepts exactly what it lists. When that is not how the topic differs by now
 * it says so, lists how it does, and may be asked again.
 */
export function AdoptDialog({ stream, onClose }: AdoptDialogProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef);
  const queryClient = useQueryClient();
  const [why, setWhy] = useState('');
  const { adoption, differences } = stream.drift;
  const digest = adoption?.digest ?? '';
  // One key for what is seen: asking again after a lost answer files it once.
  const key = useMemo(() => ({ digest, value: newIdempotencyKey() }), [digest]);
  const read = () =>
    queryClient.invalidateQueries({
      queryKey: queryKeys.stream(stream.cluster.id, stream.topic),
    });
  const adopt = useMutation({
    mutationFn: () =>
      api.adoptDrift(
        stream.resource,
        { digest, justification: why.trim() },
        key.value,
      ),
    onSuccess: request => {
      queryClient.setQueryData(queryKeys.request(request.id), request);
      queryClient.invalidateQueries({ queryKey: queryKeys.requests });
      read();
      navigate(requestPath({ id: request.id }));
    },
    onError: read,
  });
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={titleId}>
        {t('stream.drift.adopt.title', { topic: stream.topic })}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>{t('stream.drift.adopt.text')}</DialogContentText>
        {adoption ? (
          <>
            <Box
              component="ul"
              sx={{
                m: 0,
                pl: 2.5,
                typography: 'body2',
                overflowWrap: 'anywhere',
              }}
            >
              {differences.map(difference => (
                <li key={difference.id}>
                  <DifferenceText difference={difference} />
                </li>
              ))}
            </Box>
            <DialogContentText variant="body2">
              {adoption.reason}
            </DialogContentText>
          </>
        ) : (
          <DialogContentText>
            {t('stream.drift.adopt.nothing')}
          </DialogContentText>
        )}
        <TextField
          label={t('stream.drift.adopt.why')}
          value={why}
          onChange={event => setWhy(event.target.value)}
          multiline
          minRows={2}
          size="small"
          InputLabelProps={{ shrink: true }}
        />
        {adopt.isError && (
          <ErrorNotice
            error={adopt.error}
            title={t('stream.drift.adopt.failed')}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('stream.drift.adopt.cancel')}</Button>
        <Button
          variant="contained"
          disableElevation
          disabled={!adoption || why.trim().length < 3 || adopt.isPending}
          onClick={() => adopt.mutate()}
        >
          {t('stream.drift.adopt.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
