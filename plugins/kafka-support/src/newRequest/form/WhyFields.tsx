import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';

/** Why it is needed and by when. */
export function WhyFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const why = useController({ name: 'justification' });
  const by = useController({ name: 'neededBy' });
  return (
    <>
      <TextField
        {...why.field}
        inputRef={why.field.ref}
        label={t('newRequest.why.justification')}
        multiline
        minRows={2}
        fullWidth
        size="small"
        error={!!why.fieldState.error}
        helperText={
          why.fieldState.error?.message ?? t('newRequest.why.justificationHelp')
        }
        InputLabelProps={{ shrink: true }}
      />
      <TextField
        {...by.field}
        inputRef={by.field.ref}
        label={t('newRequest.why.neededBy')}
        type="date"
        size="small"
        sx={{ maxWidth: '15rem' }}
        error={!!by.fieldState.error}
        helperText={
          by.fieldState.error?.message ?? t('newRequest.why.neededByHelp')
        }
        InputLabelProps={{ shrink: true }}
      />
    </>
  );
}
