import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { quotaKeys } from '@kafka-support/backstage-plugin-kafka-support-common';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import {
  FieldFrame,
  NumberSpecField,
  QuantitySpecField,
  rateUnits,
  TextSpecField,
  TitledGroup,
} from '../../fields';

import { FieldGroup } from '../../form/FieldGroup';

/** Limits that are to go. */
function RemoveField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field } = useController({ name: 'spec.remove' });
  const removed: string[] = field.value ?? [];
  return (
    <FieldFrame path="remove">
      <TitledGroup title={t('newRequest.quota.remove')}>
        {quotaKeys.map((key, index) => (
          <FormControlLabel
            key={key}
            control={
              <Checkbox
                size="small"
                inputRef={index === 0 ? field.ref : undefined}
                checked={removed.includes(key)}
                onBlur={field.onBlur}
                onChange={(_event, checked) =>
                  field.onChange(
                    quotaKeys.filter(each =>
                      each === key ? checked : removed.includes(each),
                    ),
                  )
                }
              />
            }
            label={t(`newRequest.quota.limits.${key}`)}
          />
        ))}
      </TitledGroup>
    </FieldFrame>
  );
}

/** For whom, how much, and which limits go. */
export function QuotaFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const rate = { units: rateUnits, defaultUnit: 'MiB/s', unitText: String };
  return (
    <>
      <FieldGroup
        title={t('newRequest.quota.whom')}
        help={t('newRequest.quota.whomHelp')}
      >
        <TextSpecField name="user" label={t('newRequest.quota.user')} mono />
        <TextSpecField
          name="clientId"
          label={t('newRequest.quota.clientId')}
          mono
        />
      </FieldGroup>
      <FieldGroup
        title={t('newRequest.quota.howMuch')}
        help={t('newRequest.quota.howMuchHelp')}
      >
        <QuantitySpecField
          {...rate}
          name="producerBytesPerSecond"
          label={t('newRequest.quota.limits.producer_byte_rate')}
        />
        <QuantitySpecField
          {...rate}
          name="consumerBytesPerSecond"
          label={t('newRequest.quota.limits.consumer_byte_rate')}
        />
        <NumberSpecField
          name="requestPercentage"
          label={t('newRequest.quota.limits.request_percentage')}
          helperText={t('newRequest.quota.requestPercentageHelp')}
        />
      </FieldGroup>
      <RemoveField />
    </>
  );
}
