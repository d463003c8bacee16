import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ResourceList } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import CleaningServicesIcon from '@mui/icons-material/CleaningServices';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { ClaimManyLink } from '../ClaimManyLink';
import { EmptyList, FilterForm, Pager, SearchField } from '../lists';
import { NewRequestButton } from '../root/NewRequestButton';
import { kafkaSupportTranslationRef } from '../translation';
import { CleanUp } from './CleanUp';
import { ExportButton } from './ExportButton';
import { Facets } from './Facets';
import { Freshness } from './Freshness';
import { ResourceTable } from './ResourceTable';
import { useCleanUpView } from './useCleanUpView';
import { useResourceList } from './useResourceList';
import { useStreamFilters, type StreamFilters } from './useStreamFilters';

interface ListProps {
  list: ResourceList;
  filters: StreamFilters;
}

function Nothing({ list, filters }: ListProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (filters.filtered)
    return (
      <EmptyList
        title={t('streams.noMatch.title')}
        text={t('streams.noMatch.text')}
        onClear={filters.clear}
      />
    );
  if (list.syncs.some(({ state }) => state === 'never'))
    return (
      <EmptyState title={t('streams.unknown.title')}>
        {t('streams.unknown.text')}
      </EmptyState>
    );
  return (
    <EmptyState title={t('streams.empty.title')} action={<NewRequestButton />}>
      {t('streams.empty.text')}
    </EmptyState>
  );
}

function Results({ list, filters }: ListProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  if (list.items.length === 0) return <Nothing list={list} filters={filters} />;
  return (
    <>
      <Stack
        direction="row"
        useFlexGap
        spacing={1}
        sx={{
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          mb: 1,
        }}
      >
        <Typography
          variant="body2"
          color="text.secondary"
          component="p"
          role="status"
          sx={{ m: 0 }}
        >
          {t('streams.count', { count: list.totalItems })}
        </Typography>
        <ExportButton query={filters.query} />
      </Stack>
      <ResourceTable resources={list.items} />
      <Pager filters={filters} nextCursor={list.nextCursor} />
    </>
  );
}

function List({ list, filters, panel }: ListProps & { panel?: string }) {
  if (list.items.length === 0 && !filters.filtered)
    return (
      <>
        <Freshness list={list} />
        <Nothing list={list} filters={filters} />
      </>
    );
  return (
    <>
      <Freshness list={list} />
      {panel && <CleanUp id={panel} facets={list.facets} filters={filters} />}
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'column', lg: 'row' },
          gap: 3,
        }}
      >
        <Facets
          facets={list.facets}
          filters={filters}
          withoutMarks={panel !== undefined}
        />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Results list={list} filters={filters} />
        </Box>
      </Box>
    </>
  );
}

/** What exists on the clusters, with who answers for it; filters in the address. */
export function StreamsPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const filters = useStreamFilters();
  const cleanUp = useCleanUpView();
  const panel = useId();
  const resources = useResourceList(filters.query, filters.value('cursor'));
  return (
    <>
      <FilterForm
        label={t('streams.filters.label')}
        filtered={filters.filtered}
        onClear={filters.clear}
      >
        <SearchField
          label={t('streams.filters.text')}
          value={filters.value('q')}
          onChange={text => filters.set('q', text)}
        />
        <Button
          size="small"
          variant="outlined"
          aria-expanded={cleanUp.isOpen}
          aria-controls={cleanUp.isOpen ? panel : undefined}
          startIcon={<CleaningServicesIcon />}
          onClick={cleanUp.toggle}
        >
          {t('streams.cleanUp.show')}
        </Button>
        <ClaimManyLink
          cluster={filters.value('cluster')}
          prefix={filters.value('q')}
        />
      </FilterForm>
      <Answer query={resources} loading={t('streams.loading')} height={420}>
        {list => (
          <List
            list={list}
            filters={filters}
            panel={cleanUp.isOpen ? panel : undefined}
          />
        )}
      </Answer>
    </>
  );
}
