import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { maxClaimCsvLength } from '@kafka-support/backstage-plugin-kafka-support-common';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, type ChangeEvent } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../translation';
import type { ClaimAsk } from './claimAsk';
import { textOf } from './textOf';

/** A CSV of owners: a file, or pasted. */
export function CsvField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController<ClaimAsk, 'csv'>({ name: 'csv' });
  const { setError } = useFormContext<ClaimAsk>();
  const fileId = useId();
  const onFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    if (file.size > maxClaimCsvLength)
      setError('csv', { message: t('claimMany.csv.tooLarge') });
    else field.onChange(await textOf(file));
  };
  return (
    <Stack spacing={1.5}>
      <Stack
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ flexWrap: 'wrap', alignItems: 'center' }}
      >
        <Typography component="label" htmlFor={fileId} variant="body2">
          {t('claimMany.csv.file')}
        </Typography>
        <input
          id={fileId}
          type="file"
          accept=".csv,text/csv"
          onChange={onFile}
        />
      </Stack>
      <TextField
        {...field}
        inputRef={field.ref}
        label={t('claimMany.csv.label')}
        multiline
        minRows={5}
        maxRows={14}
        fullWidth
        size="small"
        placeholder={
          'resource,owner,component\norders.order.placed.v1,group:default/orders,component:default/orders-api'
        }
        error={!!fieldState.error}
        helperText={fieldState.error?.message ?? t('claimMany.csv.help')}
        InputLabelProps={{ shrink: true }}
        inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
      />
    </Stack>
  );
}
