import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kafkaSupportTranslationRef } from '../../translation';
import { ResourceField } from './ResourceField';

/**
 * A topic that exists on the chosen cluster: suggested while typing, or typed.
 *
 * @param props - `path` below `spec`
 */
export function TopicField({ path = 'topic' }: { path?: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <ResourceField
      path={path}
      type="topic"
      label={t('newRequest.topic.label')}
      helperText={t('newRequest.topic.help')}
    />
  );
}
