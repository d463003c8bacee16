import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import { outlinedInputClasses } from '@mui/material/OutlinedInput';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';
import { FieldFrame } from './FieldFrame';
import { unitFor, type Unit } from './units';

export interface QuantitySpecFieldProps {
  /** Below `spec`; it holds the quantity in the unit of size 1. */
  name: string;
  label: string;
  units: readonly Unit[];
  defaultUnit: string;
  unitText(id: string): string;
  helperText?: string;
  placeholder?: string;
  disabled?: boolean;
}

/** A quantity with the unit that a person thinks in. */
export function QuantitySpecField(props: QuantitySpecFieldProps) {
  const { name, label, units, defaultUnit, unitText, helperText } = props;
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: `spec.${name}` });
  const value: number | '' = field.value;
  const [unitId, setUnitId] = useState(() =>
    value ? unitFor(units, value).id : defaultUnit,
  );
  const unit = units.find(each => each.id === unitId) ?? units[0];
  const inUnit = value === '' || value < 0 ? '' : String(value / unit.size);
  const setFrom = (text: string, size: number) =>
    field.onChange(text.trim() === '' ? '' : Math.round(Number(text) * size));
  return (
    <FieldFrame path={name}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <TextField
          name={field.name}
          onBlur={field.onBlur}
          inputRef={field.ref}
          value={inUnit}
          onChange={event => setFrom(event.target.value, unit.size)}
          label={label}
          type="number"
          size="small"
          fullWidth
          disabled={props.disabled}
          placeholder={props.placeholder}
          error={!!fieldState.error}
          helperText={fieldState.error?.message ?? helperText}
          InputLabelProps={{ shrink: true }}
          inputProps={{ min: 0, step: 'any' }}
          sx={{
            [`& .${outlinedInputClasses.root}`]: {
              borderTopRightRadius: 0,
              borderBottomRightRadius: 0,
            },
          }}
        />
        <TextField
          select
          size="small"
          value={unit.id}
          disabled={props.disabled}
          onChange={event => {
            const next = units.find(each => each.id === event.target.value);
            if (!next) return;
            setUnitId(next.id);
            // The number that was typed stays; it now means the other unit.
            if (inUnit) setFrom(inUnit, next.size);
          }}
          SelectProps={{
            inputProps: { 'aria-label': t('newRequest.unitOf', { label }) },
          }}
          sx={{
            width: '6.5rem',
            flex: 'none',
            ml: '-1px',
            [`& .${outlinedInputClasses.root}`]: {
              borderTopLeftRadius: 0,
              borderBottomLeftRadius: 0,
            },
          }}
        >
          {units.map(each => (
            <MenuItem key={each.id} value={each.id}>
              {unitText(each.id)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </FieldFrame>
  );
}
