import { useApi } from '@backstage/core-plugin-api';
import {
  stringifyEntityRef,
  RELATION_OWNED_BY,
  type Entity,
} from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  useDebounced,
  useMyOwnershipRefs,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { useQuery } from '@tanstack/react-query';

/** A component to choose. */
export interface ComponentOption {
  ref: string;
  title: string;
  owner?: string;
  mine: boolean;
}

const fields = ['kind', 'metadata', 'spec.owner', 'relations'];

function toOption(entity: Entity, mine: readonly string[]): ComponentOption {
  const owner = entity.relations?.find(
    relation => relation.type === RELATION_OWNED_BY,
  )?.targetRef;
  return {
    ref: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    owner,
    mine: owner !== undefined && mine.includes(owner),
  };
}

/** Components of the catalog: those of one's own teams first, then what the search finds. */
export function useComponents(search: string) {
  const catalogApi = useApi(catalogApiRef);
  const me = useMyOwnershipRefs();
  const term = useDebounced(search.trim(), 250);
  return useQuery({
    queryKey: ['kafka-support', 'components', me?.refs, term],
    enabled: me !== undefined,
    staleTime: 60_000,
    placeholderData: previous => previous,
    queryFn: async (): Promise<ComponentOption[]> => {
      const refs = me?.refs ?? [];
      const [mine, found] = await Promise.all([
        refs.length > 0
          ? catalogApi.queryEntities({
              filter: { kind: 'component', 'relations.ownedBy': refs },
              fields,
              limit: 100,
            })
          : { items: [] },
        catalogApi.queryEntities({
          filter: { kind: 'component' },
          fields,
          limit: 20,
          ...(term && {
            fullTextFilter: {
              term,
              fields: ['metadata.name', 'metadata.title'],
            },
          }),
        }),
      ]);
      const options = new Map(
        [...mine.items, ...found.items].map(entity => {
          const option = toOption(entity, refs);
          return [option.ref, option] as const;
        }),
      );
      return [...options.values()].sort(
        (a, b) =>
          Number(b.mine) - Number(a.mine) || a.title.localeCompare(b.title),
      );
    },
  });
}
