import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';

/** A word to everyone involved. */
export function CommentForm({ id }: { id: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const api = useApi(kafkaSupportApiRef);
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const comment = useMutation({
    mutationFn: () => api.comment(id, text.trim()),
    onSuccess: () => {
      setText('');
      return queryClient.invalidateQueries({ queryKey: queryKeys.request(id) });
    },
  });
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() && !comment.isPending) comment.mutate();
  };
  return (
    <Box
      component="form"
      onSubmit={send}
      sx={{ display: 'grid', gap: 1, mt: 2, justifyItems: 'start' }}
    >
      {comment.isError && (
        <ErrorNotice
          error={comment.error}
          title={t('request.comment.failed')}
        />
      )}
      <TextField
        label={t('request.comment.label')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
        multiline
        minRows={2}
        fullWidth
        size="small"
        inputProps={{ maxLength: 4000 }}
      />
      <Button
        type="submit"
        size="small"
        variant="outlined"
        disabled={text.trim() === '' || comment.isPending}
      >
        {t('request.comment.send')}
      </Button>
    </Box>
  );
}
