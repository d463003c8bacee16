/** One configuration key as it is edited. */
export interface ConfigRow {
  key: string;
  value: string;
}

/** Rows from a record of configuration. */
export function rowsFrom(config: unknown): ConfigRow[] {
  if (typeof config !== 'object' || config === null) return [];
  return Object.entries(config).map(([key, value]) => ({
    key,
    value: String(value),
  }));
}

/** The record that the rows say; rows without a key are not there. */
export function recordFrom(rows: readonly ConfigRow[]): Record<string, string> {
  return Object.fromEntries(
    rows
      .map(({ key, value }) => [key.trim(), value.trim()] as const)
      .filter(([key]) => key !== ''),
  );
}

/** Topic configuration that people change, as Kafka 4 spells it; others can be typed. */
export const commonConfigKeys = [
  'cleanup.policy',
  'compression.type',
  'delete.retention.ms',
  'max.compaction.lag.ms',
  'max.message.bytes',
  'message.timestamp.type',
  'min.cleanable.dirty.ratio',
  'min.compaction.lag.ms',
  'min.insync.replicas',
  'segment.bytes',
  'segment.ms',
  'unclean.leader.election.enable',
] as const;
