import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ResourceFacets,
  ResourceMark,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { UserOrGroup } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { FacetGroup } from './FacetGroup';
import {
  streamStates,
  type StreamFilters,
  type StreamState,
} from './useStreamFilters';
import { useTypeName } from './useTypeName';

export interface FacetsProps {
  facets: ResourceFacets;
  filters: StreamFilters;
  /** The marks stand elsewhere on the page. */
  withoutMarks?: boolean;
}

/** What the list can be narrowed by, each value with how many it leaves. */
export function Facets({ facets, filters, withoutMarks }: FacetsProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const typeName = useTypeName();
  const group = (
    name: 'cluster' | 'type' | 'owner' | 'mark' | 'state',
    options: { value: string; count: number }[],
    label: (value: string) => ReactNode,
  ) => (
    <FacetGroup
      title={t(`streams.facets.${name}`)}
      options={options}
      selected={filters.value(name)}
      label={label}
      onSelect={value => filters.set(name, value)}
    />
  );
  return (
    <Box
      component="section"
      aria-label={t('streams.facets.label')}
      sx={{
        width: { lg: 230 },
        flexShrink: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: { xs: 1, lg: 2.5 },
      }}
    >
      {group('cluster', facets.cluster, value => value)}
      {group('type', facets.type, typeName)}
      {group('owner', facets.owner, value => (
        <UserOrGroup entityRef={value} plain />
      ))}
      {!withoutMarks &&
        group('mark', facets.marks, value =>
          t(`streams.marks.words.${value as ResourceMark}`),
        )}
      {group(
        'state',
        streamStates.map(value => ({ value, count: facets[value] })),
        value => t(`streams.facets.states.${value as StreamState}`),
      )}
    </Box>
  );
}
