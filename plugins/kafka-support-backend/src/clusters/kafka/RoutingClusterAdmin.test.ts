import { BrokerUnavailableError } from '@kafka-support/backstage-plugin-kafka-support-node';
import { FakeClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { clientByOperation } from './clientByOperation';
import { RoutingClusterAdmin } from './RoutingClusterAdmin';

const acl = {
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: 'orders',
  principal: 'User:orders-api',
  host: '*',
  operation: 'read',
  permission: 'allow',
} as const;

function setUp() {
  const cluster = {
    topics: ['orders', 'billing', 'logs'].map(name => ({
      name,
      partitions: 3,
    })),
    acls: [acl],
    groups: [{ groupId: 'idle' }],
  };
  const platformatic = FakeClusterAdmin.create(cluster);
  const kafkaJs = FakeClusterAdmin.create(cluster);
  const admin = new RoutingClusterAdmin({
    platformatic,
    kafkaJs,
    timeoutMs: 1000,
  });
  const served = (client: FakeClusterAdmin, operation: string) =>
    client.calls.filter(call => call.operation === operation).length;
  return { platformatic, kafkaJs, admin, served };
}
type Admin = ReturnType<typeof setUp>['admin'];

const calls: Record<
  keyof typeof clientByOperation,
  (admin: Admin) => Promise<unknown>
> = {
  describeCluster: admin => admin.describeCluster(),
  describeQuorum: admin => admin.describeQuorum(),
  listTopics: admin => admin.listTopics(),
  describeTopic: admin => admin.describeTopic('orders'),
  describeTopicConfig: admin => admin.describeTopicConfig('orders'),
  describeTopicConfigs: admin => admin.describeTopicConfigs(['orders']),
  describeBrokerConfig: admin => admin.describeBrokerConfig(1),
  describeAcls: admin => admin.describeAcls({}),
  listGroups: admin => admin.listGroups(),
  describeGroups: admin => admin.describeGroups(['billing']),
  listGroupOffsets: admin => admin.listGroupOffsets(['billing']),
  listOffsets: admin =>
    admin.listOffsets([{ topic: 'orders', partition: 0 }], 'latest'),
  listOffsetsAt: admin =>
    admin.listOffsetsAt([{ topic: 'orders', partition: 0 }], 0),
  listLastTimestamps: admin =>
    admin.listLastTimestamps([{ topic: 'orders', partition: 0 }]),
  describeLogDirs: admin => admin.describeLogDirs(),
  describeClientQuotas: admin => admin.describeClientQuotas(),
  listPartitionReassignments: admin => admin.listPartitionReassignments(),
  createPartitions: admin =>
    admin.createPartitions({ name: 'orders', partitions: 50 }),
  alterClientQuota: admin =>
    admin.alterClientQuota({
      entity: [{ type: 'user', name: 'billing' }],
      set: { consumer_byte_rate: 1024 },
      unset: [],
    }),
  createTopic: admin =>
    admin.createTopic({
      name: 'new',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    }),
  alterTopicConfig: admin =>
    admin.alterTopicConfig({ name: 'orders', set: {}, unset: [] }),
  createAcls: admin => admin.createAcls([acl]),
  deleteGroup: admin => admin.deleteGroup('idle'),
  commitGroupOffsets: admin =>
    admin.commitGroupOffsets('idle', [
      { topic: 'orders', partition: 0, offset: 1 },
    ]),
  deleteTopic: admin => admin.deleteTopic('orders'),
  deleteAcls: admin => admin.deleteAcls([acl]),
};
const operations = Object.keys(calls) as (keyof typeof calls)[];

describe('RoutingClusterAdmin', () => {
  it.each(operations)(
    'gives %s to the client of the table',
    async operation => {
      const { platformatic, kafkaJs, admin, served } = setUp();
      await calls[operation](admin);
      const { client } = clientByOperation[operation];
      const [one, other] =
        client === 'kafkajs'
          ? [kafkaJs, platformatic]
          : [platformatic, kafkaJs];
      expect(served(one, operation)).toBe(1);
      expect(served(other, operation)).toBe(0);
    },
  );

  it.each(operations)(
    'gives %s to platformatic while a partition is offline',
    async operation => {
      const { platformatic, kafkaJs, admin } = setUp();
      platformatic.killBroker(3);
      await calls[operation](admin);
      expect(kafkaJs.calls).toEqual([]);
    },
  );

  it('gives the delete of an identity to platformatic: kafkajs knows names only', async () => {
    const { platformatic, kafkaJs, admin } = setUp();
    const { topicId } = (await platformatic.describeTopic('orders'))!;
    await admin.deleteTopic('orders', { topicId });
    expect(await platformatic.describeTopic('orders')).toBeUndefined();
    expect(kafkaJs.calls).toEqual([]);
  });

  it('gives all to platformatic while it does not know about partitions', async () => {
    const { platformatic, kafkaJs, admin } = setUp();
    platformatic.fail('listTopics', { how: 'no answer', done: false });
    await admin.deleteTopic('orders');
    expect(kafkaJs.calls).toEqual([]);
  });

  it.each([
    ['NoAnswerError', { how: 'no answer', done: false }],
    ['BrokerUnavailableError', { how: 'unavailable' }],
    ['RefusedByBrokerError', { how: 'refused', code: 'X', sentence: 'No' }],
  ] as const)('never asks the other client after %s', async (name, failure) => {
    const { platformatic, kafkaJs, admin, served } = setUp();
    kafkaJs.fail('deleteTopic', failure);
    await expect(admin.deleteTopic('orders')).rejects.toMatchObject({ name });
    expect(served(platformatic, 'deleteTopic')).toBe(0);
  });

  it('closes both', async () => {
    const { platformatic, kafkaJs, admin } = setUp();
    await admin.close();
    for (const client of [platformatic, kafkaJs])
      await expect(client.listTopics()).rejects.toThrow(BrokerUnavailableError);
  });
});
