import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';

/** A line of text in a row; `name` is the whole path in the form. */
export function PlainField({
  name,
  label,
  placeholder,
  mono = true,
}: {
  name: string;
  label: string;
  placeholder?: string;
  mono?: boolean;
}) {
  const { field, fieldState } = useController({ name });
  return (
    <TextField
      {...field}
      value={field.value ?? ''}
      inputRef={field.ref}
      size="small"
      fullWidth
      label={label}
      placeholder={placeholder}
      autoComplete="off"
      error={!!fieldState.error}
      helperText={fieldState.error?.message}
      InputLabelProps={{ shrink: true }}
      inputProps={{
        spellCheck: false,
        style: mono ? { fontFamily: 'ui-monospace, monospace' } : undefined,
      }}
    />
  );
}
