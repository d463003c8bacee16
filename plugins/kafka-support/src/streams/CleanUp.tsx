import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  resourceMarks,
  type ResourceFacets,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  EmptyState,
  SeverityIcon,
  type Severity,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { markSeverities } from './marks';
import type { StreamFilters } from './useStreamFilters';

interface TileProps {
  severity: Severity;
  word: string;
  means: string;
  count: number;
  chosen: boolean;
  onChoose(): void;
}

function Tile({ severity, word, means, count, chosen, onChoose }: TileProps) {
  const text = useId();
  return (
    <Card
      variant="outlined"
      component="li"
      sx={{ borderColor: chosen ? 'primary.main' : undefined }}
    >
      <CardActionArea
        aria-pressed={chosen}
        aria-describedby={text}
        onClick={onChoose}
        sx={{
          p: 1.5,
          height: '100%',
          display: 'grid',
          gap: 0.5,
          justifyContent: 'stretch',
          alignContent: 'start',
        }}
      >
        <Box
          sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}
          component="span"
        >
          <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
            <SeverityIcon severity={severity} aria-hidden /> {word}
          </Typography>
          <Typography
            variant="body2"
            component="span"
            sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
          >
            {count}
          </Typography>
        </Box>
        <Typography
          id={text}
          variant="caption"
          component="span"
          color="text.secondary"
        >
          {means}
        </Typography>
      </CardActionArea>
    </Card>
  );
}

export interface CleanUpProps {
  id: string;
  facets: ResourceFacets;
  filters: StreamFilters;
}

/** What could be cleaned up, how much of it there is, and what settles it; each narrows the list. */
export function CleanUp({ id, facets, filters }: CleanUpProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const heading = useId();
  const toggle = (name: 'mark' | 'state', value: string) => ({
    chosen: filters.value(name) === value,
    onChoose: () =>
      filters.set(name, filters.value(name) === value ? '' : value),
  });
  const marks = resourceMarks.flatMap(mark => {
    const count = facets.marks.find(({ value }) => value === mark)?.count ?? 0;
    const isChosen = filters.value('mark') === mark;
    // Replicas that move are on their way: nothing to clean up.
    return mark !== 'reassigning' && (count > 0 || isChosen)
      ? [{ mark, count }]
      : [];
  });
  return (
    <Box component="section" id={id} aria-labelledby={heading} sx={{ mb: 2 }}>
      <Typography
        id={heading}
        component="h2"
        sx={{ fontSize: '1.1rem', fontWeight: 600, m: 0, mb: 1 }}
      >
        {t('streams.cleanUp.title')}
      </Typography>
      {marks.length === 0 && facets.unowned === 0 ? (
        <EmptyState title={t('streams.cleanUp.nothing.title')}>
          {t('streams.cleanUp.nothing.text')}
        </EmptyState>
      ) : (
        <Box
          component="ul"
          sx={{
            display: 'grid',
            gap: 1,
            gridTemplateColumns:
              'repeat(auto-fill, minmax(min(13rem, 100%), 1fr))',
            m: 0,
            p: 0,
            listStyle: 'none',
          }}
        >
          {marks.map(({ mark, count }) => (
            <Tile
              key={mark}
              severity={markSeverities[mark]}
              word={t(`streams.marks.words.${mark}`)}
              means={t(`streams.marks.means.${mark}`)}
              count={count}
              {...toggle('mark', mark)}
            />
          ))}
          {facets.unowned > 0 && (
            <Tile
              severity="warn"
              word={t('streams.cleanUp.unowned')}
              means={t('streams.cleanUp.unownedMeans')}
              count={facets.unowned}
              {...toggle('state', 'unowned')}
            />
          )}
        </Box>
      )}
    </Box>
  );
}
