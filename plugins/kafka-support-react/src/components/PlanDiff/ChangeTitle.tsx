import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  parametersOf,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { ResourceName } from '../ResourceName';
import { AccessSentence } from './AccessSentence';

const known = [
  'create-topic',
  'alter-topic-config',
  'create-partitions',
  'alter-client-quota',
  'set-owner',
  'delete-topic',
  'delete-group',
  'restore-group-offsets',
] as const;

/** What a change does, in a few words with the name of the resource. @public */
export function ChangeTitle({ change }: { change: Change }) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const binding = parametersOf(change, 'create-acl');
  if (binding)
    return (
      <AccessSentence binding={binding} operations={[binding.operation]} />
    );
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
