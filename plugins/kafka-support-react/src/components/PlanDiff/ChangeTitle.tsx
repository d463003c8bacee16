import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { ResourceName } from '../ResourceName';
import { AccessSentence } from './AccessSentence';
import { rightOf } from './groupChanges';

const known = [
  'create-topic',
  'alter-topic-config',
  'create-partitions',
  'alter-client-quota',
  'set-owner',
  'adopt-observed',
  'delete-topic',
  'delete-group',
  'restore-group-offsets',
] as const;

/** What a change does, in a few words with the name of the resource. @public */
export function ChangeTitle({ change }: { change: Change }) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const right = rightOf(change);
  if (right)
    return <AccessSentence {...right} operations={[right.binding.operation]} />;
  const operation = known.find(candidate => candidate === change.operation);
  return (
    <>
      {operation
        ? t(`plan.operation.${operation}`)
        : change.operation.replace(/-/g, ' ')}{' '}
      <ResourceName resource={change.resource} />
    </>
  );
}
