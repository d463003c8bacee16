import { useApi } from '@backstage/core-plugin-api';
import {
  kafkaSupportApiRef,
  queryKeys,
  useDebounced,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useController, useWatch } from 'react-hook-form';
import { FieldFrame } from '../fields';

export interface ResourceFieldProps {
  /** Below `spec`. */
  path: string;
  type: 'topic' | 'group';
  label: string;
  helperText: string;
}

/** A resource that exists on the chosen cluster: suggested while typing, or typed. */
export function ResourceField(props: ResourceFieldProps) {
  const { path, type, label, helperText } = props;
  const api = useApi(kafkaSupportApiRef);
  const cluster: string = useWatch({ name: 'cluster' });
  const { field, fieldState } = useController({ name: `spec.${path}` });
  const q = useDebounced(String(field.value ?? '').trim(), 250);
  const query = {
    cluster,
    type,
    limit: 20,
    ...(q && { q }),
  } as const;
  const { data, isFetching } = useQuery({
    queryKey: queryKeys.resources(query),
    queryFn: ({ signal }) => api.listResources(query, { signal }),
    enabled: cluster !== '',
    staleTime: 30_000,
    retry: false,
    placeholderData: previous => previous,
  });
  const names = (data?.items ?? [])
    .filter(resource => !resource.internal)
    .map(resource => resource.name);
  return (
    <FieldFrame path={path}>
      <Autocomplete
        freeSolo
        disableClearable
        options={names}
        loading={isFetching}
        // The backend searches: what it found is what fits.
        filterOptions={options => options}
        inputValue={field.value ?? ''}
        onInputChange={(_event, value) => field.onChange(value)}
        onBlur={field.onBlur}
        renderInput={params => (
          <TextField
            {...params}
            inputRef={field.ref}
            size="small"
            label={label}
            error={!!fieldState.error}
            helperText={fieldState.error?.message ?? helperText}
            InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
            inputProps={{
              ...params.inputProps,
              spellCheck: false,
              style: { fontFamily: 'ui-monospace, monospace' },
            }}
          />
        )}
      />
    </FieldFrame>
  );
}
