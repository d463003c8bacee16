import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { auditRecordKinds } from '@kafka-support/backstage-plugin-kafka-support-common';
import { useKinds } from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useForm } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../translation';

const fields = ['resource', 'actor', 'from', 'to'] as const;

/** Filters of the trail; they stand in the address. */
export function AuditFilters(props: {
  parameters: URLSearchParams;
  onChange(next: URLSearchParams): void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { parameters, onChange } = props;
  const kinds = useKinds().data ?? [];
  const kind = parameters.get('kind') ?? '';
  const choices = [
    ...kinds.map(({ id, title }) => ({ id, title })),
    ...auditRecordKinds.map(id => ({ id, title: t(`audit.kinds.${id}`) })),
  ];
  const { register, handleSubmit } = useForm({
    // Another address fills the form anew.
    values: Object.fromEntries(
      fields.map(field => [field, parameters.get(field) ?? '']),
    ),
  });
  const show = (values: Record<string, string>) =>
    onChange(
      new URLSearchParams(
        Object.entries(values)
          .map(([field, text]) => [field, text.trim()])
          .filter(([, text]) => text),
      ),
    );
  return (
    <Stack
      component="form"
      role="search"
      aria-label={t('audit.filters.label')}
      direction="row"
      useFlexGap
      spacing={1.5}
      sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 2 }}
      onSubmit={handleSubmit(values => show({ ...values, kind }))}
    >
      {fields.map(field => {
        const isDay = field === 'from' || field === 'to';
        return (
          <TextField
            key={field}
            {...register(field)}
            size="small"
            type={isDay ? 'date' : 'text'}
            label={t(`audit.filters.${field}`)}
            placeholder={isDay ? undefined : t(`audit.filters.${field}Hint`)}
            InputLabelProps={{ shrink: true }}
            inputProps={{ maxLength: 1000 }}
            sx={isDay ? {} : { minWidth: 240 }}
          />
        );
      })}
      <TextField
        select
        size="small"
        label={t('audit.filters.kind')}
        // A kind that is gone still filters what it did.
        value={kind}
        onChange={event =>
          handleSubmit(values =>
            show({ ...values, kind: event.target.value }),
          )()
        }
        SelectProps={{ displayEmpty: true }}
        InputLabelProps={{ shrink: true }}
        sx={{ minWidth: 180 }}
      >
        <MenuItem value="">{t('audit.filters.everything')}</MenuItem>
        {kind && !choices.some(({ id }) => id === kind) && (
          <MenuItem value={kind}>{kind}</MenuItem>
        )}
        {choices.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </TextField>
      <Button type="submit" variant="outlined" size="small">
        {t('audit.filters.apply')}
      </Button>
      {[...fields, 'kind'].some(field => parameters.has(field)) && (
        <Button size="small" onClick={() => onChange(new URLSearchParams())}>
          {t('audit.filters.clear')}
        </Button>
      )}
    </Stack>
  );
}
