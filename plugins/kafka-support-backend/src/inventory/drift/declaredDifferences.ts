import type {
  DriftDifference,
  ManagingTool,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { ownValue, sameConfigValue } from '../../kinds';
import { TRANSIENT_SETTINGS, type ObservedState } from './differencesOf';

/** A topic as a definition has it; what is absent there is not compared. */
export interface DeclaredTopic {
  name: string;
  partitions?: number;
  replicationFactor?: number;
  config?: Record<string, string>;
  by: ManagingTool;
  /** The file or address that it is defined in. */
  where: string;
}

/** In what a topic differs from its definition. */
export function declaredDifferences(
  declared: DeclaredTopic,
  observed: ObservedState | undefined,
): DriftDifference[] {
  if (!observed) return [{ id: 'missing', what: 'missing', approved: 'there' }];
  const count = (
    what: 'partitions' | 'replication factor',
    approved: number | undefined,
    seen: number,
  ): DriftDifference[] =>
    approved === undefined || approved === seen
      ? []
      : [
          {
            id: what,
            what,
            approved: String(approved),
            observed: String(seen),
          },
        ];
  return [
    ...count('partitions', declared.partitions, observed.partitions),
    ...count(
      'replication factor',
      declared.replicationFactor,
      observed.replicationFactor,
    ),
    ...settings(declared.config, observed.overrides),
  ];
}

function settings(
  declared: Record<string, string> | undefined,
  overrides: Record<string, string> | undefined,
): DriftDifference[] {
  if (!declared || !overrides) return [];
  return [...new Set([...Object.keys(declared), ...Object.keys(overrides)])]
    .filter(key => !TRANSIENT_SETTINGS.has(key))
    .sort()
    .flatMap((key): DriftDifference[] => {
      const approved = ownValue(declared, key);
      const observed = ownValue(overrides, key);
      if (sameConfigValue(approved, observed)) return [];
      return [
        {
          id: `setting:${key}`,
          what: 'setting',
          setting: key,
          ...(approved !== undefined && { approved }),
          ...(observed !== undefined && { observed }),
        },
      ];
    });
}
