import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldDiff } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { toneColor, toneTint, visuallyHidden } from '../../theme';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Mono } from '../Mono';
import { FieldValue } from './FieldValue';

function Side({
  sign,
  word,
  children,
}: {
  sign: '−' | '+';
  word: string;
  children: ReactNode;
}) {
  const tone = sign === '+' ? 'success' : 'error';
  return (
    <Box
      component="span"
      sx={theme => ({
        display: 'flex',
        gap: 1,
        px: 1,
        py: 0.25,
        bgcolor: toneTint(theme, tone),
        minWidth: 0,
      })}
    >
      <Box
        component="span"
        aria-hidden
        sx={theme => ({ color: toneColor(theme, tone), fontWeight: 700 })}
      >
        {sign}
      </Box>
      <Box component="span" sx={visuallyHidden}>
        {word}{' '}
      </Box>
      <Box component="span" sx={{ minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

/** One field before and after, by signs as well as by colour. @public */
export function FieldDiffRow({ field, before, after }: FieldDiff) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const same = before !== undefined && before === after;
  return (
    <Box
      role="row"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(9rem, 2fr) 3fr',
        columnGap: 1.5,
        alignItems: 'start',
        typography: 'body2',
        borderTop: 1,
        borderColor: 'divider',
        py: 0.75,
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box
        role="rowheader"
        sx={{ py: 0.25, color: 'text.secondary', minWidth: 0 }}
      >
        <Mono>{field}</Mono>
      </Box>
      <Box role="cell" sx={{ display: 'grid', gap: 0.25, minWidth: 0 }}>
        {same && <FieldValue field={field} value={after} />}
        {!same && before !== undefined && (
          <Side sign="−" word={t('plan.before')}>
            <FieldValue field={field} value={before} />
          </Side>
        )}
        {!same && (after !== undefined || before !== undefined) && (
          <Side sign="+" word={t('plan.after')}>
            {after === undefined ? (
              t('value.default')
            ) : (
              <FieldValue field={field} value={after} />
            )}
          </Side>
        )}
      </Box>
    </Box>
  );
}
