import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { Mono } from '@kafka-support/backstage-plugin-kafka-support-react';
import { Caption } from '../../lists';
import { StreamLink } from '../../StreamLink';
import { kafkaSupportTranslationRef } from '../../translation';
import { useTypeName } from '../useTypeName';

/** The name, leading to the page of a topic, with what it is and where. */
export function Name({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const typeName = useTypeName();
  const { cluster, type, name, internal, goneAt } = resource;
  const parts = [
    typeName(type),
    cluster,
    ...(internal ? [t('streams.table.internal')] : []),
    ...(goneAt ? [t('streams.table.gone')] : []),
  ];
  return (
    <>
      {type === 'topic' ? (
        <StreamLink cluster={cluster} topic={name} />
      ) : (
        <Mono>{name}</Mono>
      )}
      <Caption>{parts.join(' · ')}</Caption>
    </>
  );
}
