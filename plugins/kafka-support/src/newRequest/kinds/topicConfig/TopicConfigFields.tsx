import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { ConfigRows } from '../ConfigRows';
import { TopicField } from '../TopicField';
import type { SettingRow } from './values';

function ActionField({ index }: { index: number }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field } = useController({ name: `spec.rows.${index}.action` });
  return (
    <TextField
      {...field}
      inputRef={field.ref}
      select
      size="small"
      label={t('newRequest.topicConfig.action')}
      InputLabelProps={{ shrink: true }}
    >
      <MenuItem value="set">{t('newRequest.topicConfig.set')}</MenuItem>
      <MenuItem value="unset">{t('newRequest.topicConfig.unset')}</MenuItem>
    </TextField>
  );
}

/** Which topic, and which of its settings. */
export function TopicConfigFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <>
      <TopicField path="name" />
      <ConfigRows
        title={t('newRequest.topicConfig.settings')}
        help={t('newRequest.topicConfig.settingsHelp')}
        path="set"
        name="rows"
        blank={{ key: '', value: '', action: 'set' } as SettingRow}
        pathOf={row =>
          (row as SettingRow).action === 'unset' ? 'unset' : `set.${row.key}`
        }
        hidesValue={row => (row as SettingRow).action === 'unset'}
        extra={index => <ActionField index={index} />}
      />
    </>
  );
}
