import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EmptyState } from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../translation';
import { NewRequestLink } from './NewRequestLink';

/** What stands where the streams of an entity will be. */
export function NoStreams() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { entity } = useEntity();
  const kind = entity.kind.toLowerCase();
  const title = entity.metadata.title ?? entity.metadata.name;
  if (kind === 'api' || kind === 'resource')
    return (
      <EmptyState title={t('entity.empty.title')}>
        {t(`entity.empty.${kind}`, { entity: title })}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('entity.empty.title')}
      action={
        <NewRequestLink kind="topic-create">
          {t('entity.empty.action')}
        </NewRequestLink>
      }
    >
      {t('entity.empty.text', { entity: title })}
    </EmptyState>
  );
}
