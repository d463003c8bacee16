import { MAX_STREAM_PARTITIONS } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { PartitionDescription } from '@kafka-support/backstage-plugin-kafka-support-node';
import { liveOf } from './liveState';

const readAt = '2026-11-21T10:00:00.000Z';
const live = (partitions: PartitionDescription[]) => {
  const answer = liveOf({
    known: true,
    readAt,
    value: {
      description: { name: 't', topicId: 'A', internal: false, partitions },
      config: [],
    },
  });
  if (!answer.known || !answer.topic) throw new Error('It is not known');
  return answer.topic;
};
const partition = (
  number: number,
  over: Partial<PartitionDescription> = {},
): PartitionDescription => ({
  partition: number,
  leader: 1,
  replicas: [1, 2, 3],
  isr: [1, 2, 3],
  ...over,
});

it('lists partitions in the order of their numbers', () => {
  const { items } = live([partition(2), partition(0), partition(1)]);
  expect(items.map(each => each.partition)).toEqual([0, 1, 2]);
});

it('counts one without a leader as offline and as under-replicated', () => {
  const topic = live([
    partition(0),
    partition(1, { isr: [1] }),
    partition(2, { leader: -1, isr: [] }),
  ]);
  expect(topic).toMatchObject({
    partitions: 3,
    offlinePartitions: 1,
    underReplicatedPartitions: 2,
  });
  expect(topic.items.map(({ state }) => state)).toEqual([
    'online',
    'under-replicated',
    'offline',
  ]);
  expect(topic.items[2].leader).toBeUndefined();
});

it('leaves out none in trouble of more than are listed', () => {
  const last = MAX_STREAM_PARTITIONS + 500;
  const topic = live([
    ...Array.from({ length: last }, (_, number) => partition(number)),
    partition(last, { leader: -1, isr: [] }),
  ]);
  expect(topic.partitions).toBe(last + 1);
  expect(topic.items).toHaveLength(MAX_STREAM_PARTITIONS);
  expect(topic.items.at(-1)).toMatchObject({
    partition: last,
    state: 'offline',
  });
});
