import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';

export interface FilterFormProps {
  label: string;
  /** Offers to clear them. */
  filtered: boolean;
  onClear(): void;
  children: ReactNode;
}

/** The row of filters above a list. */
export function FilterForm(props: FilterFormProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { label, filtered, onClear, children } = props;
  return (
    <Stack
      component="form"
      role="search"
      aria-label={label}
      direction="row"
      useFlexGap
      spacing={1.5}
      sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 2 }}
      onSubmit={event => event.preventDefault()}
    >
      {children}
      {filtered && (
        <Button size="small" onClick={onClear}>
          {t('lists.clear')}
        </Button>
      )}
    </Stack>
  );
}
