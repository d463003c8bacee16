import { randomUUID } from 'node:crypto';
import type { TopicListing } from '../../clusterAdmin';
import { BrokerUnavailableError } from '../../adminErrors';
import type { ClusterOperation } from '../fakeFailures';
import { topicConfigKeys } from '../topicConfigKeys';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ContractSubject,
} from './subject';

/** What a client answers about topics and their settings. */
export function topicContract(options: ClusterAdminContractOptions): void {
  describe('reading topics', () => {
    const subject = contractSubject(options);

    it('describes a topic as each broker knows it', async () => {
      const { name } = await subject.createTopic();
      const { brokers } = await subject.admin.describeCluster();
      for (const { id: brokerId } of brokers) {
        await eventually(async () =>
          expect(await subject.admin.describeTopic(name, { brokerId })).toEqual(
            await subject.admin.describeTopic(name),
          ),
        );
        expect(
          await subject.admin.describeTopic(subject.newName(), { brokerId }),
        ).toBeUndefined();
      }
      await expect(
        subject.admin.describeTopic(name, { brokerId: 99 }),
      ).rejects.toThrow(BrokerUnavailableError);
    });

    it('lists topics by name with identity and figures', async () => {
      const topics = [
        await subject.createTopic({ partitions: 3 }),
        await subject.createTopic({ partitions: 1 }),
      ];
      const listed = await eventually(async () => {
        const all = await subject.admin.listTopics();
        const own = all.filter(each => topics.some(t => t.name === each.name));
        expect(own).toHaveLength(2);
        expect(all.map(each => each.name)).toEqual(
          all.map(each => each.name).sort(),
        );
        return own;
      });
      for (const topic of topics) {
        const { topicId } = (await subject.admin.describeTopic(topic.name))!;
        expect(listed).toContainEqual<TopicListing>({
          name: topic.name,
          topicId,
          internal: false,
          partitions: topic.partitions,
          replicationFactor: 1,
          offlinePartitions: 0,
          underReplicatedPartitions: 0,
        });
      }
    });

    it('describes a topic with its partitions in order', async () => {
      const { name } = await subject.createTopic({ partitions: 3 });
      const topic = await subject.admin.describeTopic(name);
      expect(topic).toEqual({
        name,
        topicId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        internal: false,
        partitions: [0, 1, 2].map(partition => ({
          partition,
          leader: expect.any(Number),
          replicas: [expect.any(Number)],
          isr: [expect.any(Number)],
        })),
      });
      for (const { leader, replicas, isr } of topic!.partitions) {
        expect(replicas).toEqual([leader]);
        expect(isr).toEqual([leader]);
      }
    });

    it('knows no topic that does not exist', async () => {
      const name = subject.newName();
      expect(await subject.admin.describeTopic(name)).toBeUndefined();
      expect(await subject.admin.describeTopicConfig(name)).toBeUndefined();
    });

    it('tells overrides from defaults, for every key', async () => {
      const { name } = await subject.createTopic({
        config: { 'retention.ms': '7200000', 'cleanup.policy': 'compact' },
      });
      const config = await subject.admin.describeTopicConfig(name);
      const overrides = config!.filter(each => each.override);
      expect(overrides.map(({ name: key, value }) => [key, value])).toEqual([
        ['cleanup.policy', 'compact'],
        ['retention.ms', '7200000'],
      ]);
      expect(config!.map(each => each.name)).toEqual(
        Object.keys(topicConfigKeys).sort(),
      );
      expect(config).toContainEqual({
        name: 'retention.bytes',
        value: '-1',
        override: false,
        readOnly: false,
        sensitive: false,
      });
    });

    it.each(['two words', 'a/b', 'ä'])(
      'says that there can be no topic "%s"',
      async name => {
        await expect(subject.admin.describeTopic(name)).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'INVALID_TOPIC_EXCEPTION',
        });
        await expect(
          subject.admin.describeTopicConfig(name),
        ).rejects.toMatchObject({ code: 'INVALID_TOPIC_EXCEPTION' });
      },
    );
  });
}

/** Deletes of topics. */
export function topicDeletionContract(
  options: ClusterAdminContractOptions,
  operations: readonly ClusterOperation[],
): void {
  describe('deleting topics', () => {
    const subject = contractSubject(options);

    it('deletes a topic', async () => {
      const { name } = await subject.createTopic();
      await expect(subject.admin.deleteTopic(name)).resolves.toBeUndefined();
      await expectGone(subject, name);
    });

    it('refuses a topic that does not exist', async () => {
      await expect(
        subject.admin.deleteTopic(subject.newName()),
      ).rejects.toMatchObject({
        name: 'RefusedByBrokerError',
        code: 'UNKNOWN_TOPIC_OR_PARTITION',
        message: expect.stringContaining('does not host this topic-partition'),
      });
    });

    // By its identity is how one of the clients cannot do it.
    if (operations.includes('describeTopic'))
      it('deletes the topic of an identity and no other of its name', async () => {
        const { name } = await subject.createTopic();
        const { topicId } = (await subject.admin.describeTopic(name))!;
        await expect(
          subject.admin.deleteTopic(name, { topicId: randomUUID() }),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'UNKNOWN_TOPIC_ID',
          message: expect.stringContaining('does not host this topic ID'),
        });
        expect(await subject.admin.describeTopic(name)).toMatchObject({
          topicId,
        });
        await subject.admin.deleteTopic(name, { topicId });
        await expectGone(subject, name);
      });

    it('gives a topic that is made again another identity', async () => {
      const topic = await subject.createTopic();
      const before = await subject.admin.describeTopic(topic.name);
      await subject.admin.deleteTopic(topic.name);
      await expectGone(subject, topic.name);
      await subject.createTopic(topic);
      const after = await subject.admin.describeTopic(topic.name);
      expect(after!.topicId).not.toBe(before!.topicId);
    });
  });
}

async function expectGone({ admin }: ContractSubject, name: string) {
  await eventually(async () => {
    expect(await admin.describeTopic(name)).toBeUndefined();
    expect(await admin.describeTopicConfig(name)).toBeUndefined();
  });
}
