import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Autocomplete from '@mui/material/Autocomplete';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame, TextSpecField } from '../../fields';
import { TopicField } from '../TopicField';

function AccessField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field } = useController({ name: 'spec.removeAccess' });
  const helpId = useId();
  return (
    <FieldFrame path="removeAccess">
      <FormControlLabel
        control={
          <Checkbox
            checked={field.value === true}
            onChange={(_event, checked) => field.onChange(checked)}
            onBlur={field.onBlur}
            inputRef={field.ref}
            inputProps={{ 'aria-describedby': helpId }}
          />
        }
        label={t('newRequest.topicDelete.access')}
      />
      <FormHelperText id={helpId} sx={{ mt: 0 }}>
        {t('newRequest.topicDelete.accessHelp')}
      </FormHelperText>
    </FieldFrame>
  );
}

function GroupsField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: 'spec.removeGroups' });
  return (
    <FieldFrame path="removeGroups">
      <Autocomplete
        multiple
        freeSolo
        // What is typed counts without Enter too.
        autoSelect
        options={[] as string[]}
        value={(field.value ?? []) as string[]}
        onChange={(_event, value) => field.onChange(value)}
        onBlur={field.onBlur}
        renderInput={params => (
          <TextField
            {...params}
            inputRef={field.ref}
            size="small"
            label={t('newRequest.topicDelete.groups')}
            error={!!fieldState.error}
            helperText={
              fieldState.error?.message ??
              t('newRequest.topicDelete.groupsHelp')
            }
            InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
            inputProps={{ ...params.inputProps, spellCheck: false }}
          />
        )}
      />
    </FieldFrame>
  );
}

/** Which topic, what goes with it, and its name once more. */
export function TopicDeleteFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      <TopicField />
      <AccessField />
      <GroupsField />
      <TextSpecField
        name="confirm"
        label={t('newRequest.topicDelete.confirm')}
        helperText={t('newRequest.topicDelete.confirmHelp')}
        mono
      />
    </>
  );
}
