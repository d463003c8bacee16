import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useController } from 'react-hook-form';
import { FieldFrame } from './FieldFrame';

export interface TextSpecFieldProps
  extends Pick<TextFieldProps, 'helperText' | 'placeholder' | 'required'> {
  /** Below `spec`. */
  name: string;
  label: string;
  /** Names and keys are in monospace. */
  mono?: boolean;
}

/** A line of text of the spec. */
export function TextSpecField(props: TextSpecFieldProps) {
  const { name, label, mono, helperText, ...rest } = props;
  const { field, fieldState } = useController({ name: `spec.${name}` });
  return (
    <FieldFrame path={name}>
      <TextField
        {...field}
        {...rest}
        inputRef={field.ref}
        label={label}
        fullWidth
        size="small"
        autoComplete="off"
        error={!!fieldState.error}
        helperText={fieldState.error?.message ?? helperText}
        InputLabelProps={{ required: false, shrink: true }}
        inputProps={{
          spellCheck: !mono,
          style: mono ? { fontFamily: 'ui-monospace, monospace' } : undefined,
        }}
      />
    </FieldFrame>
  );
}
