import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { useFieldArray, useWatch } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame, Row, RowsFrame } from '../../fields';
import { PlainField } from '../PlainField';

/** The principal that a component usually runs as; a first guess to edit. */
function principalOf(component: string): string {
  try {
    return `User:${parseEntityRef(component).name}`;
  } catch {
    return '';
  }
}

/** Who writes to the topic. */
export function ProducerRows() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const rows = useFieldArray({ name: 'spec.producers' });
  const component: string = useWatch({ name: 'component' });
  const add = () =>
    rows.append({
      principal: rows.fields.length === 0 ? principalOf(component) : '',
      transactionalId: '',
    });
  return (
    <RowsFrame
      title={t('newRequest.topicCreate.producers.title')}
      help={t('newRequest.topicCreate.producers.help')}
      addLabel={t('newRequest.topicCreate.producers.add')}
      onAdd={add}
    >
      {rows.fields.map((row, index) => (
        <FieldFrame key={row.id} path={`producers.${index}`}>
          <Row
            removeLabel={t('newRequest.topicCreate.producers.remove', {
              number: String(index + 1),
            })}
            onRemove={() => rows.remove(index)}
          >
            <PlainField
              name={`spec.producers.${index}.principal`}
              label={t('newRequest.topicCreate.principal')}
              placeholder="User:payments-api"
            />
            <PlainField
              name={`spec.producers.${index}.transactionalId`}
              label={t('newRequest.topicCreate.transactionalId')}
            />
          </Row>
        </FieldFrame>
      ))}
    </RowsFrame>
  );
}

/** Who reads from the topic, in which consumer group. */
export function ConsumerRows() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const rows = useFieldArray({ name: 'spec.consumers' });
  return (
    <RowsFrame
      title={t('newRequest.topicCreate.consumers.title')}
      help={t('newRequest.topicCreate.consumers.help')}
      addLabel={t('newRequest.topicCreate.consumers.add')}
      onAdd={() => rows.append({ principal: '', group: '' })}
    >
      {rows.fields.map((row, index) => (
        <FieldFrame key={row.id} path={`consumers.${index}`}>
          <Row
            removeLabel={t('newRequest.topicCreate.consumers.remove', {
              number: String(index + 1),
            })}
            onRemove={() => rows.remove(index)}
          >
            <PlainField
              name={`spec.consumers.${index}.principal`}
              label={t('newRequest.topicCreate.principal')}
              placeholder="User:ledger"
            />
            <PlainField
              name={`spec.consumers.${index}.group`}
              label={t('newRequest.topicCreate.group')}
            />
          </Row>
        </FieldFrame>
      ))}
    </RowsFrame>
  );
}
