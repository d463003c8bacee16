import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { DateTime } from 'luxon';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { useNow } from '../../hooks/useNow';

/** @public */
export interface TimeProps {
  /** ISO 8601. */
  value: string;
  /**
   * `moment`: `21 Nov 14:05`, with the year where it is another;
   * `clock`: `14:05:12`; `age`: `2 hours ago`, kept current.
   */
  as?: 'moment' | 'clock' | 'age';
}

function useText(value: string, as: NonNullable<TimeProps['as']>): string {
  const now = useNow(as === 'age');
  const time = DateTime.fromISO(value, { locale: 'en-GB' });
  if (!time.isValid) return value;
  if (as === 'clock') return time.toFormat('HH:mm:ss');
  if (as === 'age')
    return time.toRelative({ base: DateTime.fromMillis(now) }) ?? value;
  const sameYear = time.year === DateTime.fromMillis(now).year;
  return time.toFormat(sameYear ? 'd LLL HH:mm' : 'd LLL yyyy HH:mm');
}

/** A moment in the reader's own time zone, with the whole of it on hover. @public */
export function Time({ value, as = 'moment' }: TimeProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const local = DateTime.fromISO(value, { locale: 'en-GB' });
  return (
    <Box
      component="time"
      dateTime={value}
      title={`${t('time.yourTime', {
        time: local.toFormat('d LLL yyyy HH:mm:ss ZZZZ'),
      })} · ${value}`}
      sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
    >
      {useText(value, as)}
    </Box>
  );
}
