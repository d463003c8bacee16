import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { commonConfigKeys } from './configRows';

/** A configuration key: suggested, or typed as Kafka spells it. */
export function ConfigKeyField({
  name,
  label,
}: {
  name: string;
  label: string;
}) {
  const { field, fieldState } = useController({ name });
  return (
    <Autocomplete
      freeSolo
      disableClearable
      options={[...commonConfigKeys]}
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
          helperText={fieldState.error?.message}
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
          inputProps={{
            ...params.inputProps,
            spellCheck: false,
            style: { fontFamily: 'ui-monospace, monospace' },
          }}
        />
      )}
    />
  );
}
