import TextField from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { FieldFrame } from './FieldFrame';

export interface NumberSpecFieldProps {
  /** Below `spec`. */
  name: string;
  label: string;
  helperText?: string;
  placeholder?: string;
}

/** A whole number of the spec; empty is not filled in. */
export function NumberSpecField(props: NumberSpecFieldProps) {
  const { name, label, helperText, placeholder } = props;
  const { field, fieldState } = useController({ name: `spec.${name}` });
  return (
    <FieldFrame path={name}>
      <TextField
        name={field.name}
        onBlur={field.onBlur}
        inputRef={field.ref}
        value={field.value}
        onChange={event => {
          const text = event.target.value.trim();
          field.onChange(text === '' ? '' : Number(text));
        }}
        label={label}
        placeholder={placeholder}
        type="number"
        fullWidth
        size="small"
        error={!!fieldState.error}
        helperText={fieldState.error?.message ?? helperText}
        InputLabelProps={{ shrink: true }}
        inputProps={{ min: 0, step: 1 }}
      />
    </FieldFrame>
  );
}
