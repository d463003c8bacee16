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
  'config',
  'totalBytes',
  'largestReplicaBytes',
  'lastWriteAt',
  'groups',
  'activeGroups',
  'movingPartitions',
  'groupState',
  'members',
  'lag',
  'lastCommitAt',
  'topicCount',
  'grants',
  'groupType',
  'protocolType',
  'quota',
  'firstSeenAt',
  'lastChangedAt',
  'recreatedAt',
  'lastSeenAt',
  'goneAt',
  'marks',
] as const satisfies readonly (keyof Resource)[];

/** A header, then a resource a line; what is unknown is empty. */
export async function* resourceCsv(
  resources: AsyncIterable<Resource>,
): AsyncIterable<string> {
  yield csvLine(columns);
  for await (const resource of resources)
    yield csvLine(
      columns.map(column =>
        column === 'marks'
          ? (resource.marks ?? []).map(({ mark }) => mark).join(' ')
          : textOf(resource[column]),
      ),
    );
}

function textOf(value: Resource[keyof Resource]): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
