import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  kafkaSupportApiRef,
  queryKeys,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { useQuery } from '@tanstack/react-query';

/** The streams of the entity whose page this is; one answer serves tab and cards. */
export function useEntityStreams() {
  const api = useApi(kafkaSupportApiRef);
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return useQuery({
    queryKey: queryKeys.entityStreams(entityRef),
    queryFn: ({ signal }) =>
      api.getEntityStreams(parseEntityRef(entityRef), { signal }),
    refetchInterval: 60_000,
  });
}
