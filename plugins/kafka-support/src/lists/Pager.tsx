import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { kafkaSupportTranslationRef } from '../translation';
import type { AddressFilters } from './useAddressFilters';

export interface PagerProps {
  filters: Pick<
    AddressFilters<never>,
    'value' | 'set' | 'previousCursor' | 'back'
  >;
  nextCursor?: string;
}

/**
 * Turns the pages of a list by the server's cursor. Who came by a link to a
 * later page is led to the first: what comes before is not known.
 */
export function Pager({ filters, nextCursor }: PagerProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const known = filters.previousCursor !== undefined;
  if (!filters.value('cursor') && !nextCursor) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
      {filters.value('cursor') && (
        <Button
          size="small"
          onClick={() => (known ? filters.back() : filters.set('cursor', ''))}
        >
          {t(known ? 'lists.previous' : 'lists.first')}
        </Button>
      )}
      {nextCursor && (
        <Button size="small" onClick={() => filters.set('cursor', nextCursor)}>
          {t('lists.next')}
        </Button>
      )}
    </Stack>
  );
}
