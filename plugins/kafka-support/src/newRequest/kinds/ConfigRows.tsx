import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FieldFindings,
  humanValue,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';
import { FieldFrame, Row, RowsFrame } from '../fields';
import { useFindings } from '../form/FindingsContext';
import { ConfigKeyField } from './ConfigKeyField';
import type { ConfigRow } from './configRows';
import { PlainField } from './PlainField';

export interface ConfigRowsProps {
  title: string;
  help?: ReactNode;
  /** The field of the spec that the keys are below: `config`, `set`. */
  path: string;
  /** The field of the form that holds the rows. */
  name?: string;
  /** Further cells of a row, such as what to do with the key. */
  extra?(index: number): ReactNode;
  blank?: ConfigRow;
  /** The path in the spec of the row's key; undefined shows its value cell. */
  pathOf?(row: ConfigRow): string;
  hidesValue?(row: ConfigRow): boolean;
}

/** Configuration keys with their values, each with the findings that speak of it. */
export function ConfigRows(props: ConfigRowsProps) {
  const { title, help, path, name = path, extra, hidesValue } = props;
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const rows = useFieldArray({ name: `spec.${name}` });
  const values: ConfigRow[] = useWatch({ name: `spec.${name}` }) ?? [];
  const below = useFindings(path, { below: true });
  const pathOf = props.pathOf ?? (row => `${path}.${row.key}`);
  const shownAtRows = new Set(values.map(pathOf));
  return (
    <RowsFrame
      title={title}
      help={help}
      addLabel={t('newRequest.config.add')}
      onAdd={() => rows.append(props.blank ?? { key: '', value: '' })}
    >
      {rows.fields.map((row, index) => {
        const current = values[index] ?? { key: '', value: '' };
        const human = humanValue(current.key, current.value);
        return (
          <FieldFrame key={row.id} path={pathOf(current)}>
            <Row
              removeLabel={t('newRequest.config.remove', {
                key: current.key || String(index + 1),
              })}
              onRemove={() => rows.remove(index)}
            >
              <ConfigKeyField
                name={`spec.${name}.${index}.key`}
                label={t('newRequest.config.key')}
              />
              {extra?.(index)}
              {!hidesValue?.(current) && (
                <PlainField
                  name={`spec.${name}.${index}.value`}
                  label={t('newRequest.config.value')}
                />
              )}
            </Row>
            {human && !hidesValue?.(current) && (
              <Typography variant="caption" color="text.secondary">
                {human}
              </Typography>
            )}
          </FieldFrame>
        );
      })}
      <FieldFindings
        findings={below.findings.filter(
          ({ field }) => field === path || !shownAtRows.has(field ?? ''),
        )}
        onFix={below.onFix}
      />
    </RowsFrame>
  );
}
