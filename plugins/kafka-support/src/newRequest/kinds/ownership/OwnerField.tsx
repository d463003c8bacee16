import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useMyOwnershipRefs } from '@kafka-support/backstage-plugin-kafka-support-react';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame } from '../../fields';

/** The group that shall own it: one's own are proposed, any can be typed. */
export function OwnerField({ name = 'spec.owner' }: { name?: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name });
  const mine = (useMyOwnershipRefs()?.refs ?? []).filter(ref =>
    ref.startsWith('group:'),
  );
  return (
    <FieldFrame path="owner">
      <Autocomplete
        freeSolo
        disableClearable
        options={mine}
        inputValue={field.value ?? ''}
        onInputChange={(_event, value) => field.onChange(value)}
        onBlur={field.onBlur}
        renderInput={params => (
          <TextField
            {...params}
            inputRef={field.ref}
            size="small"
            label={t('newRequest.ownership.owner')}
            placeholder="group:default/payments"
            error={!!fieldState.error}
            helperText={
              fieldState.error?.message ?? t('newRequest.ownership.ownerHelp')
            }
            InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
            inputProps={{ ...params.inputProps, spellCheck: false }}
          />
        )}
      />
    </FieldFrame>
  );
}
