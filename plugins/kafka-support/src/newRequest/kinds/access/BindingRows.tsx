import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { operationsByResource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { useFieldArray, useWatch } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame, Row, RowsFrame } from '../../fields';
import { PlainField } from '../PlainField';
import { ChoiceField } from './ChoiceField';
import { blankBinding, type BindingRow } from './values';

const resourceTypes = Object.keys(
  operationsByResource,
) as BindingRow['resourceType'][];

/** Operations of the resource, and what stands there already, however it came. */
function operationsOf({ resourceType, operation }: BindingRow): string[] {
  const valid: readonly string[] = operationsByResource[resourceType];
  return valid.includes(operation) ? [...valid] : [...valid, operation];
}

/** Each right by itself. */
export function BindingRows() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const rows = useFieldArray({ name: 'spec.bindings' });
  const values: BindingRow[] = useWatch({ name: 'spec.bindings' }) ?? [];
  const filled = values.filter(({ resourceName }) => resourceName.trim());
  return (
    <RowsFrame
      title={t('newRequest.access.bindings.title')}
      help={t('newRequest.access.bindings.help')}
      addLabel={t('newRequest.access.bindings.add')}
      onAdd={() => rows.append(blankBinding)}
    >
      {rows.fields.map((row, index) => {
        const current = values[index] ?? blankBinding;
        return (
          <FieldFrame key={row.id} path={`bindings.${filled.indexOf(current)}`}>
            <Row
              removeLabel={t('newRequest.access.bindings.remove', {
                number: String(index + 1),
              })}
              onRemove={() => rows.remove(index)}
            >
              <ChoiceField
                name={`spec.bindings.${index}.resourceType`}
                label={t('newRequest.access.bindings.resourceType')}
                choices={resourceTypes.map(value => ({ value, text: value }))}
              />
              <ChoiceField
                name={`spec.bindings.${index}.patternType`}
                label={t('newRequest.access.pattern')}
                choices={(['literal', 'prefixed'] as const).map(value => ({
                  value,
                  text: t(`newRequest.access.patterns.${value}`),
                }))}
              />
              <PlainField
                name={`spec.bindings.${index}.resourceName`}
                label={t('newRequest.access.bindings.resourceName')}
              />
              <ChoiceField
                name={`spec.bindings.${index}.operation`}
                label={t('newRequest.access.bindings.operation')}
                choices={operationsOf(current).map(value => ({
                  value,
                  text: value,
                }))}
              />
              <PlainField
                name={`spec.bindings.${index}.host`}
                label={t('newRequest.access.host')}
              />
            </Row>
          </FieldFrame>
        );
      })}
    </RowsFrame>
  );
}
