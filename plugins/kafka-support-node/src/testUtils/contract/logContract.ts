import { sumTopicBytes } from '../../logDirs';
import { topicConfigKeys } from '../topicConfigKeys';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ClusterTraffic,
} from './subject';

/** Offsets and sizes of logs, settings of many topics, what is being moved. */
export function logContract(
  options: ClusterAdminContractOptions,
  traffic: ClusterTraffic,
): void {
  describe('logs and settings of many topics', () => {
    const subject = contractSubject(options);

    it('reads the ends of partitions of several topics and leaders', async () => {
      const { name: one } = await subject.createTopic({ partitions: 6 });
      const { name: other } = await subject.createTopic({ partitions: 1 });
      await traffic.produce({ topic: one, partition: 4 }, 5);
      await traffic.produce({ topic: other, partition: 0 }, 2);
      const asked = [
        ...[0, 1, 2, 3, 4, 5].map(partition => ({ topic: one, partition })),
        { topic: other, partition: 0 },
      ];
      const ends = async (at: 'earliest' | 'latest') => {
        const { read, unread } = await subject.admin.listOffsets(asked, at);
        expect(unread).toEqual([]);
        expect(read).toHaveLength(asked.length);
        return asked.map(
          each =>
            read.find(
              found =>
                found.topic === each.topic &&
                found.partition === each.partition,
            )?.offset,
        );
      };
      await eventually(async () => {
        expect(await ends('latest')).toEqual([0, 0, 0, 0, 5, 0, 2]);
        expect(await ends('earliest')).toEqual([0, 0, 0, 0, 0, 0, 0]);
      });
    });

    it('finds the first record at or after an instant', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 2 });
      const before = Date.now();
      await traffic.produce({ topic, partition: 1 }, 3);
      const between = await laterThan(Date.now());
      await traffic.produce({ topic, partition: 1 }, 2);
      const absent = subject.newName();
      const foundAt = async (timestampMs: number) => {
        const { read, unread } = await subject.admin.listOffsetsAt(
          [
            { topic, partition: 0 },
            { topic, partition: 1 },
            { topic: absent, partition: 0 },
          ],
          timestampMs,
        );
        expect(unread).toEqual([
          expect.objectContaining({
            of: { topic: absent, partition: 0 },
            code: 'UNKNOWN_TOPIC_OR_PARTITION',
          }),
        ]);
        return [...read].sort((a, b) => a.partition - b.partition);
      };
      await eventually(async () => {
        expect(await foundAt(before)).toEqual([
          { topic, partition: 0 },
          { topic, partition: 1, offset: 0 },
        ]);
        expect(await foundAt(between)).toEqual([
          { topic, partition: 0 },
          { topic, partition: 1, offset: 3 },
        ]);
        expect(await foundAt(Date.now() + 60_000)).toEqual([
          { topic, partition: 0 },
          { topic, partition: 1 },
        ]);
      });
    });

    it('reads when the latest record of a partition was written', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 2 });
      const before = Date.now();
      await traffic.produce({ topic, partition: 1 }, 3);
      const after = Date.now();
      const absent = subject.newName();
      await eventually(async () => {
        const { read, unread } = await subject.admin.listLastTimestamps([
          { topic, partition: 0 },
          { topic, partition: 1 },
          { topic: absent, partition: 0 },
        ]);
        expect([...read].sort((a, b) => a.partition - b.partition)).toEqual([
          { topic, partition: 0 },
          { topic, partition: 1, timestampMs: expect.any(Number) },
        ]);
        const { timestampMs } = read.find(each => each.partition === 1)!;
        expect(timestampMs).toBeGreaterThanOrEqual(before);
        expect(timestampMs).toBeLessThanOrEqual(after);
        expect(unread).toEqual([
          expect.objectContaining({
            of: { topic: absent, partition: 0 },
            code: 'UNKNOWN_TOPIC_OR_PARTITION',
          }),
        ]);
      });
    });

    it('says of which partitions it knows nothing, and answers the others', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 1 });
      const absent = subject.newName();
      const { read, unread } = await eventually(async () => {
        const answer = await subject.admin.listOffsets(
          [
            { topic: absent, partition: 0 },
            { topic, partition: 0 },
            { topic, partition: 9 },
          ],
          'latest',
        );
        expect(answer.read).toHaveLength(1);
        return answer;
      });
      expect(read).toEqual([{ topic, partition: 0, offset: 0 }]);
      expect(unread).toEqual([
        {
          of: { topic: absent, partition: 0 },
          code: 'UNKNOWN_TOPIC_OR_PARTITION',
          reason: expect.stringContaining('does not host'),
        },
        {
          of: { topic, partition: 9 },
          code: 'UNKNOWN_TOPIC_OR_PARTITION',
          reason: expect.stringContaining('does not host'),
        },
      ]);
      expect(await subject.admin.listOffsets([], 'latest')).toEqual({
        read: [],
        unread: [],
      });
    });

    it('reads the size of each copy on each broker', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 2 });
      const { partitions } = (await subject.admin.describeTopic(topic))!;
      await traffic.produce({ topic, partition: 1 }, 10);
      await eventually(async () => {
        const { read, unread } = await subject.admin.describeLogDirs();
        expect(unread).toEqual([]);
        const { brokers } = await subject.admin.describeCluster();
        expect([...new Set(read.map(each => each.brokerId))].sort()).toEqual(
          brokers.map(each => each.id).sort(),
        );
        const [filled] = read.flatMap(({ brokerId, replicas }) =>
          replicas
            .filter(each => each.topic === topic && each.partition === 1)
            .map(each => ({ brokerId, bytes: each.bytes })),
        );
        expect(filled.brokerId).toBe(partitions[1].leader);
        expect(filled.bytes).toBeGreaterThan(0);
        const sums = sumTopicBytes(
          read,
          (name, partition) =>
            (name === topic ? partitions[partition] : undefined)?.leader,
        );
        expect(sums.get(topic)).toEqual({
          leaderBytes: filled.bytes,
          totalBytes: filled.bytes,
        });
        for (const each of read) {
          expect(each.path).toMatch(/^\//);
          expect(each.totalBytes).toBeGreaterThan(each.usableBytes!);
        }
      });
    });

    it('reads the settings of many topics, without those that do not exist', async () => {
      const own = [
        await subject.createTopic({ config: { 'retention.ms': '7200000' } }),
        await subject.createTopic(),
      ];
      const names = own.map(each => each.name);
      const { read, unread } = await subject.admin.describeTopicConfigs([
        ...names,
        subject.newName(),
        names[0],
      ]);
      expect(unread).toEqual([]);
      expect(read.map(each => each.name).sort()).toEqual([...names].sort());
      for (const { name, config } of read) {
        expect(config).toEqual(await subject.admin.describeTopicConfig(name));
        expect(config).toHaveLength(Object.keys(topicConfigKeys).length);
      }
      expect(await subject.admin.describeTopicConfigs([])).toEqual({
        read: [],
        unread: [],
      });
    });

    it('reads only the settings that are asked for', async () => {
      const { name } = await subject.createTopic({
        config: { 'retention.ms': '7200000' },
      });
      const { read } = await subject.admin.describeTopicConfigs([name], {
        keys: ['retention.ms', 'cleanup.policy'],
      });
      expect(read).toEqual([
        {
          name,
          config: [
            expect.objectContaining({
              name: 'cleanup.policy',
              value: 'delete',
              override: false,
            }),
            expect.objectContaining({
              name: 'retention.ms',
              value: '7200000',
              override: true,
            }),
          ],
        },
      ]);
    });

    it('says which name no topic can have, and reads the others', async () => {
      const { name } = await subject.createTopic();
      const { read, unread } = await subject.admin.describeTopicConfigs([
        'two words',
        name,
      ]);
      expect(read.map(each => each.name)).toEqual([name]);
      expect(unread).toEqual([
        {
          of: 'two words',
          code: 'INVALID_TOPIC_EXCEPTION',
          reason: expect.stringMatching(/two words/),
        },
      ]);
    });
  });

  const { faults } = options;
  if (!faults) return;
  describe('partitions that are being moved', () => {
    const subject = contractSubject(options, async ({ admin }) => {
      await faults.startBroker(3);
      await eventually(async () => {
        const { brokers } = await admin.describeCluster();
        expect(brokers).toHaveLength(3);
      }, 60_000);
    });

    it('tells where from and where to', async () => {
      const { name: topic } = await subject.createTopic({ partitions: 3 });
      const { partitions } = (await subject.admin.describeTopic(topic))!;
      const { partition, leader } = partitions.find(each => each.leader !== 3)!;
      // A broker that is down cannot catch up, so that the move does not end.
      await faults.killBroker(3);
      await traffic.reassign({ topic, partition }, [3]);
      await eventually(async () => {
        const moves = await subject.admin.listPartitionReassignments();
        expect(moves.filter(each => each.topic === topic)).toEqual([
          {
            topic,
            partition,
            replicas: [3, leader],
            addingReplicas: [3],
            removingReplicas: [leader],
          },
        ]);
      }, 30_000);
    }, 90_000);
  });
}

/** An instant after the given one, ms since 1970, once it is there. */
async function laterThan(instant: number): Promise<number> {
  return eventually(async () => {
    const now = Date.now();
    expect(now).toBeGreaterThan(instant);
    return now;
  });
}
