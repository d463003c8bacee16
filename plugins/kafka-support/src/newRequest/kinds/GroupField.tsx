import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kafkaSupportTranslationRef } from '../../translation';
import { ResourceField } from './ResourceField';

/** A consumer group of the chosen cluster: suggested while typing, or typed. */
export function GroupField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <ResourceField
      path="group"
      type="group"
      label={t('newRequest.group.label')}
      helperText={t('newRequest.group.help')}
    />
  );
}
