import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { csvLine } from './csvLine';

const columns = [
  'resource',
  'cluster',
  'type',
  'name',
  'owner',
  'component',
  'internal',
  'partitions',
  'replicationFactor',
  'offlinePartitions',
  'underReplicatedPartitions',
  'grants',
  'firstSeenAt',
  'lastChangedAt',
  'recreatedAt',
  'goneAt',
] as const satisfies readonly (keyof Resource)[];

/** A header, then a resource a line; what is unknown is empty. */
export async function* resourceCsv(
  resources: AsyncIterable<Resource>,
): AsyncIterable<string> {
  yield csvLine(columns);
  for await (const resource of resources)
    yield csvLine(columns.map(column => String(resource[column] ?? '')));
}
