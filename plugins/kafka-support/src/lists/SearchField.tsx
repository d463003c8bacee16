import TextField from '@mui/material/TextField';
import { useEffect, useRef } from 'react';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange(text: string): void;
}

/** Focuses the field on `/`, unless somebody types elsewhere. */
function useSlash() {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.key !== '/' ||
        target.closest('input, textarea, [role=combobox]')
      )
        return;
      event.preventDefault();
      ref.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return ref;
}

/** Where a list is searched; `/` leads to it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const ref = useSlash();
  return (
    <TextField
      size="small"
      type="search"
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      inputRef={ref}
      inputProps={{ maxLength: 250 }}
      sx={{ minWidth: 220 }}
    />
  );
}
