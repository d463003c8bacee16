import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame, NumberSpecField } from '../../fields';
import { TopicField } from '../TopicField';
import { keyedAnswers } from './values';

/** What nobody but the owner can say. */
function KeyedField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: 'spec.keyed' });
  return (
    <FieldFrame path="keyed">
      <TextField
        {...field}
        inputRef={field.ref}
        select
        fullWidth
        size="small"
        label={t('newRequest.topicPartitions.keyed')}
        error={!!fieldState.error}
        helperText={
          fieldState.error?.message ?? t('newRequest.topicPartitions.keyedHelp')
        }
        InputLabelProps={{ shrink: true }}
        SelectProps={{ displayEmpty: true }}
      >
        {keyedAnswers.map(answer => (
          <MenuItem key={answer} value={answer}>
            {t(
              `newRequest.topicPartitions.keyedAnswers.${answer || 'unknown'}`,
            )}
          </MenuItem>
        ))}
      </TextField>
    </FieldFrame>
  );
}

/** Which topic, how many partitions, and whether an order depends on them. */
export function TopicPartitionsFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      <TopicField />
      <NumberSpecField
        name="partitions"
        label={t('newRequest.topicPartitions.partitions')}
        helperText={t('newRequest.topicPartitions.partitionsHelp')}
      />
      <KeyedField />
    </>
  );
}
