import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  obligationKinds,
  obligationStates,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { FilterForm } from '../lists';
import { kafkaSupportTranslationRef } from '../translation';
import type {
  ObligationFilterName,
  useObligationFilters,
} from './useObligationFilters';

type Filters = ReturnType<typeof useObligationFilters>;

function Choice(props: {
  filters: Filters;
  name: ObligationFilterName;
  choices: { value: string; label: string }[];
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { filters, name, choices } = props;
  return (
    <TextField
      select
      size="small"
      label={t(`obligations.filters.${name}`)}
      value={filters.value(name)}
      onChange={event => filters.set(name, event.target.value)}
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{ shrink: true }}
      sx={{ minWidth: 160 }}
    >
      {choices.map(({ value, label }) => (
        <MenuItem key={value} value={value}>
          {label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Filters of what is owed; they live in the address. */
export function ObligationFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const all = { value: '', label: t('obligations.filters.everything') };
  return (
    <FilterForm
      label={t('obligations.filters.label')}
      filtered={filters.filtered}
      onClear={filters.clear}
    >
      <Choice
        filters={filters}
        name="state"
        choices={obligationStates.map(state => ({
          value: state === 'open' ? '' : state,
          label: t(`obligations.states.${state}`),
        }))}
      />
      <Choice
        filters={filters}
        name="whose"
        choices={[all, { value: 'me', label: t('obligations.filters.mine') }]}
      />
      <Choice
        filters={filters}
        name="kind"
        choices={[
          all,
          ...obligationKinds.map(kind => ({
            value: kind,
            label: t(`obligations.kinds.${kind}`),
          })),
        ]}
      />
    </FilterForm>
  );
}
