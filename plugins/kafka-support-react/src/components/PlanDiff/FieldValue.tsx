import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@mui/material/Typography';
import { humanValue } from '../../format';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Mono } from '../Mono';

/** @public */
export interface FieldValueProps {
  /** Key as Kafka spells it; its unit is read from it. */
  field: string;
  /** Absent: not set. */
  value: string | undefined;
}

/** `3 days  259200000`: what it means, then exactly what is sent. @public */
export function FieldValue({ field, value }: FieldValueProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  if (value === undefined)
    return (
      <Typography
        component="span"
        variant="inherit"
        sx={{ fontStyle: 'italic' }}
      >
        {t('value.notSet')}
      </Typography>
    );
  const human = humanValue(field, value, {
    forEver: t('value.forEver'),
    noLimit: t('value.noLimit'),
  });
  if (!human) return <Mono>{value}</Mono>;
  return (
    <>
      {human}{' '}
      <Typography component="span" variant="caption" color="text.secondary">
        <Mono>{value}</Mono>
      </Typography>
    </>
  );
}
