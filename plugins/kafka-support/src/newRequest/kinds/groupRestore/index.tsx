import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { groupRestoreSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame } from '../../fields';
import type { KindForm } from '../../form/kindForm';
import { GroupField } from '../GroupField';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type GroupRestoreValues,
} from './values';

function GroupRestoreFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: 'spec.lines' });
  return (
    <>
      <GroupField />
      <FieldFrame path="offsets">
        <TextField
          {...field}
          inputRef={field.ref}
          multiline
          minRows={3}
          maxRows={12}
          fullWidth
          size="small"
          label={t('newRequest.groupRestore.offsets')}
          placeholder="orders.order.placed.v1,0,42"
          error={!!fieldState.error}
          helperText={
            fieldState.error?.message ??
            t('newRequest.groupRestore.offsetsHelp')
          }
          InputLabelProps={{ shrink: true }}
          inputProps={{
            spellCheck: false,
            style: { fontFamily: 'ui-monospace, monospace' },
          }}
        />
      </FieldFrame>
    </>
  );
}

/** The form of `group-restore`: offsets for a group that has none. */
export const groupRestoreForm: KindForm<
  GroupRestoreValues & Record<string, any>
> = {
  kind: 'group-restore',
  schema: groupRestoreSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: GroupRestoreFields,
};
