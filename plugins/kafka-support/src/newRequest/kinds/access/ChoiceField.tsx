import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';

export interface ChoiceFieldProps {
  /** The whole path in the form. */
  name: string;
  label: string;
  choices: readonly { value: string; text: string }[];
}

/** One of a few. */
export function ChoiceField({ name, label, choices }: ChoiceFieldProps) {
  const { field, fieldState } = useController({ name });
  return (
    <TextField
      {...field}
      inputRef={field.ref}
      select
      size="small"
      fullWidth
      label={label}
      error={!!fieldState.error}
      helperText={fieldState.error?.message}
      InputLabelProps={{ shrink: true }}
    >
      {choices.map(({ value, text }) => (
        <MenuItem key={value} value={value}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}
