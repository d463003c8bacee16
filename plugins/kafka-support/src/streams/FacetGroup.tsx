import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';

/** More are folded: a portal may have hundreds of teams. */
const SHOWN = 8;

export interface FacetGroupProps {
  title: string;
  options: { value: string; count: number }[];
  /** '' for none. */
  selected: string;
  label(value: string): ReactNode;
  /** '' takes the filter away. */
  onSelect(value: string): void;
}

/** One facet: a value is chosen by a press and let go by another. */
export function FacetGroup(props: FacetGroupProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { title, selected, label, onSelect } = props;
  const heading = useId();
  const [all, setAll] = useState(false);
  // What is chosen stays in sight, so that it can be let go.
  const options =
    !selected || props.options.some(({ value }) => value === selected)
      ? props.options
      : [{ value: selected, count: 0 }, ...props.options];
  if (options.length === 0) return null;
  const shown = options.filter(
    ({ value }, index) => all || index < SHOWN || value === selected,
  );
  return (
    <Box
      role="group"
      aria-labelledby={heading}
      // One line a facet where the list has no room beside the table.
      sx={{ display: { xs: 'flex', lg: 'block' }, gap: 1.5 }}
    >
      <Typography
        id={heading}
        component="h3"
        variant="body2"
        sx={{ fontWeight: 600, m: 0, mb: 0.5, minWidth: 64, flexShrink: 0 }}
      >
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {shown.map(({ value, count }) => (
          <Chip
            key={value}
            size="small"
            clickable
            aria-pressed={value === selected}
            color={value === selected ? 'primary' : 'default'}
            variant={value === selected ? 'filled' : 'outlined'}
            // The portal's theme has a margin for chips, beside the gap.
            sx={{ m: 0 }}
            disabled={count === 0 && value !== selected}
            onClick={() => onSelect(value === selected ? '' : value)}
            label={
              <>
                {label(value)}{' '}
                <Box
                  component="span"
                  sx={{ fontVariantNumeric: 'tabular-nums', ml: 0.5 }}
                >
                  {count}
                </Box>
              </>
            }
          />
        ))}
        {options.length > SHOWN && (
          <Button
            size="small"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            sx={{ py: 0, minWidth: 0 }}
          >
            {all
              ? t('streams.facets.fewer')
              : t('streams.facets.more', { number: String(options.length) })}
          </Button>
        )}
      </Box>
    </Box>
  );
}
