import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ownableTypes } from '@kafka-support/backstage-plugin-kafka-support-common';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useController, useWatch } from 'react-hook-form';
import { ClaimManyLink } from '../../../ClaimManyLink';
import { kafkaSupportTranslationRef } from '../../../translation';
import { ComponentField, TextSpecField } from '../../fields';
import { TopicField } from '../TopicField';
import { OwnerField } from './OwnerField';
import type { OwnershipValues } from './values';

function OneResource() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field } = useController({ name: 'spec.type' });
  const type = field.value as OwnershipValues['type'];
  const cluster = useWatch({ name: 'cluster' }) as string;
  return (
    <>
      <Typography variant="body2" component="p" sx={{ m: 0 }}>
        {t('newRequest.ownership.many')} <ClaimManyLink cluster={cluster} />
      </Typography>
      <TextField
        {...field}
        inputRef={field.ref}
        select
        size="small"
        label={t('newRequest.ownership.type')}
        InputLabelProps={{ shrink: true }}
      >
        {ownableTypes.map(each => (
          <MenuItem key={each} value={each}>
            {t(`newRequest.ownership.types.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      {type === 'topic' ? (
        <TopicField path="name" />
      ) : (
        <TextSpecField
          name="name"
          label={t(`newRequest.ownership.types.${type}`)}
          helperText={t(`newRequest.ownership.nameHelp.${type}`)}
          mono
        />
      )}
    </>
  );
}

/** What is owned, by whom, and the component that it belongs to. */
export function OwnershipFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { length } = useWatch({
    name: 'spec.resources',
  }) as OwnershipValues['resources'];
  return (
    <>
      {length > 0 ? (
        <Typography variant="body2" component="p" sx={{ m: 0 }}>
          {t('newRequest.ownership.batch', { count: length })}
        </Typography>
      ) : (
        <OneResource />
      )}
      <OwnerField />
      <ComponentField
        name="spec.component"
        help={t('newRequest.ownership.componentHelp')}
      />
    </>
  );
}
