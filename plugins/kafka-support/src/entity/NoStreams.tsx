import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EmptyState } from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../translation';
import { NewRequestLink } from './NewRequestLink';

/** What stands where the streams of an entity will be. */
export function NoStreams(props: { entityRef: string; title: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <EmptyState
      title={t('entity.empty.title')}
      action={
        <NewRequestLink entityRef={props.entityRef} kind="topic-create">
          {t('entity.empty.action')}
        </NewRequestLink>
      }
    >
      {t('entity.empty.text', { entity: props.title })}
    </EmptyState>
  );
}
