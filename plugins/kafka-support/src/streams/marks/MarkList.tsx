import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import Box from '@mui/material/Box';
import { kafkaSupportTranslationRef } from '../../translation';
import { FixLink } from './FixLink';
import { MarkChip } from './MarkChip';

export interface MarkListProps {
  resource: Pick<Resource, 'cluster' | 'name' | 'marks'>;
}

/** The marks of a resource, each with what settles it; nothing where it has none. */
export function MarkList({ resource }: MarkListProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { cluster, name, marks = [] } = resource;
  if (marks.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={t('streams.marks.of', { name, cluster })}
      sx={{ display: 'grid', gap: 0.75, m: 0, p: 0, listStyle: 'none' }}
    >
      {marks.map(mark => (
        <Box
          component="li"
          key={mark.mark}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 1,
            alignItems: 'center',
          }}
        >
          <MarkChip mark={mark} />
          {mark.fix && <FixLink resource={resource} fix={mark.fix} />}
        </Box>
      ))}
    </Box>
  );
}
