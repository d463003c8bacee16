import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { requestStatuses } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportReactTranslationRef,
  useClusters,
  useKinds,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { FilterForm, SearchField } from '../lists';
import { kafkaSupportTranslationRef } from '../translation';
import type { FilterName, useRequestFilters } from './useRequestFilters';

type Filters = ReturnType<typeof useRequestFilters>;

function Choice(props: {
  filters: Filters;
  name: FilterName;
  label: string;
  children: ReactNode;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { filters, name, label, children } = props;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={filters.value(name)}
      onChange={event => filters.set(name, event.target.value)}
      SelectProps={{ displayEmpty: true }}
      InputLabelProps={{ shrink: true }}
      sx={{ minWidth: 140 }}
    >
      <MenuItem value="">{t('requests.filters.everything')}</MenuItem>
      {children}
    </TextField>
  );
}

/** Filters of the request list; they live in the address. */
export function RequestFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  const clusters = useClusters().data ?? [];
  const kinds = useKinds().data ?? [];
  return (
    <FilterForm
      label={t('requests.filters.label')}
      filtered={filters.filtered}
      onClear={filters.clear}
    >
      <SearchField
        label={t('requests.filters.text')}
        value={filters.value('q')}
        onChange={text => filters.set('q', text)}
      />
      <Choice
        filters={filters}
        name="status"
        label={t('requests.filters.status')}
      >
        <MenuItem value="open">{t('requests.filters.open')}</MenuItem>
        <MenuItem value="ended" divider>
          {t('requests.filters.ended')}
        </MenuItem>
        {requestStatuses.map(status => (
          <MenuItem key={status} value={status}>
            {shared.t(`status.${status}`)}
          </MenuItem>
        ))}
      </Choice>
      <Choice filters={filters} name="kind" label={t('requests.filters.kind')}>
        {kinds.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </Choice>
      <Choice
        filters={filters}
        name="cluster"
        label={t('requests.filters.cluster')}
      >
        {clusters.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
      </Choice>
      <Choice
        filters={filters}
        name="whose"
        label={t('requests.filters.whose')}
      >
        <MenuItem value="me">{t('requests.filters.mine')}</MenuItem>
      </Choice>
      {(['component', 'owner'] as const).map(
        name =>
          filters.value(name) && (
            <Chip
              key={name}
              label={t(`requests.filters.${name}`, {
                [name]: filters.value(name),
              } as { component: string; owner: string })}
              onDelete={() => filters.set(name, '')}
            />
          ),
      )}
    </FilterForm>
  );
}
