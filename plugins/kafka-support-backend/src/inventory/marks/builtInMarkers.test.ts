import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import { builtInMarkers } from './index';
import type { MarkInput } from './types';

const topic = (name: string, more: Partial<Resource> = {}): Resource => ({
  resource: `prod/topic/${name}`,
  cluster: 'prod',
  type: 'topic',
  name,
  internal: false,
  partitions: 6,
  groups: 1,
  ...more,
});

async function marksOf(...topics: Resource[]) {
  const input = { resources: async () => topics } as unknown as MarkInput;
  const found = await Promise.all(
    builtInMarkers.map(marker => marker.mark(input)),
  );
  return found.flat().map(({ mark, says }) => ({ mark, says }));
}

describe('builtInMarkers', () => {
  it('mark topics that no group reads', async () => {
    expect(await marksOf(topic('a', { groups: 0 }))).toEqual([
      {
        mark: 'noConsumers',
        says: 'No consumer group has committed on it or has it assigned.',
      },
    ]);
    const [{ says }] = await marksOf(
      topic('a', { groups: 0, lastWriteAt: '2026-11-20T23:59:00.000Z' }),
    );
    expect(says).toBe(
      'No consumer group has committed on it or has it assigned, though it was written to on 2026-11-20.',
    );
  });

  it.each<[string, Resource]>([
    ['one with a group', topic('a')],
    ['one whose groups are unknown', topic('a', { groups: undefined })],
    ['one that Kafka made', topic('__state', { internal: true, groups: 0 })],
    ['one of Connect', topic('connect-configs', { groups: 0 })],
    ['one whose replicas rest', topic('a', { movingPartitions: 0 })],
  ])('leave %s alone', async (_, resource) => {
    expect(await marksOf(resource)).toEqual([]);
  });

  it('mark topics whose replicas are being moved', async () => {
    expect(await marksOf(topic('a', { movingPartitions: 2 }))).toEqual([
      {
        mark: 'reassigning',
        says: 'Replicas of 2 of its 6 partitions are being moved.',
      },
    ]);
  });
});
