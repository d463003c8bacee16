import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '../adminErrors';
import { FakeClusterAdmin } from './FakeClusterAdmin';

const orders = {
  name: 'orders',
  partitions: 3,
  replicationFactor: 1,
  config: {},
};

describe('FakeClusterAdmin', () => {
  it('fails the calls it is told to, and only those', async () => {
    const admin = FakeClusterAdmin.create();
    admin.fail('createTopic', {
      how: 'refused',
      code: 'POLICY_VIOLATION',
      sentence: 'Not on a Friday',
    });
    admin.fail('createTopic', { how: 'unavailable' });
    await expect(admin.createTopic(orders)).rejects.toMatchObject({
      name: 'RefusedByBrokerError',
      code: 'POLICY_VIOLATION',
      message: 'Not on a Friday',
    });
    await expect(admin.createTopic(orders)).rejects.toThrow(
      BrokerUnavailableError,
    );
    await expect(admin.listTopics()).resolves.toEqual([]);
    await admin.createTopic(orders);
    expect(admin.calls.map(call => call.operation)).toEqual([
      'createTopic',
      'createTopic',
      'listTopics',
      'createTopic',
    ]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('gives no answer to a call that took effect: %s', async (done, topics) => {
    const admin = FakeClusterAdmin.create();
    admin.fail('createTopic', { how: 'no answer', done });
    await expect(admin.createTopic(orders)).rejects.toThrow(NoAnswerError);
    await expect(admin.listTopics()).resolves.toHaveLength(topics);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('holds a call %s it takes effect', async (at, topics) => {
    const admin = FakeClusterAdmin.create();
    const held = admin.hold('createTopic', at);
    const call = admin.createTopic(orders);
    await held.reached;
    await expect(admin.listTopics()).resolves.toHaveLength(topics);
    held.release();
    await call;
    await expect(admin.listTopics()).resolves.toHaveLength(1);
  });

  it('lets a held call meet the world as it is when it goes on', async () => {
    const admin = FakeClusterAdmin.create();
    const held = admin.hold('createTopic');
    const call = admin.createTopic(orders);
    await held.reached;
    admin.setReachable(false);
    held.release();
    await expect(call).rejects.toThrow(BrokerUnavailableError);
  });

  it('keeps metadata green without a quorum while writes get no answer', async () => {
    const admin = FakeClusterAdmin.create({ topics: [orders] });
    admin.killBroker(2);
    admin.killBroker(3);
    await expect(admin.listTopics()).resolves.toHaveLength(1);
    await expect(admin.describeQuorum()).rejects.toThrow(NoAnswerError);
    await expect(
      admin.createTopic({ ...orders, name: 'other' }),
    ).rejects.toThrow(NoAnswerError);
    admin.startBroker(3);
    await admin.createTopic({ ...orders, name: 'other' });
  });

  it('takes partitions offline that only a dead broker had', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [orders, { name: 'safe', partitions: 3, replicationFactor: 3 }],
    });
    admin.killBroker(3);
    await expect(admin.listTopics()).resolves.toMatchObject([
      { name: 'orders', offlinePartitions: 1, underReplicatedPartitions: 1 },
      { name: 'safe', offlinePartitions: 0, underReplicatedPartitions: 3 },
    ]);
    admin.startBroker(3);
    await expect(admin.listTopics()).resolves.toMatchObject([
      { offlinePartitions: 0, underReplicatedPartitions: 0 },
      { offlinePartitions: 0, underReplicatedPartitions: 0 },
    ]);
  });

  it('answers as before the last write while reads are stale', async () => {
    const admin = FakeClusterAdmin.create();
    await admin.createTopic(orders);
    admin.answerStaleReads(1);
    await expect(admin.describeTopic('orders')).resolves.toBeUndefined();
    await expect(admin.describeTopic('orders')).resolves.toMatchObject({
      name: 'orders',
    });
  });

  it('gives a topic that was made again another id', async () => {
    const admin = FakeClusterAdmin.create({ topics: [orders] });
    const before = await admin.describeTopic('orders');
    await admin.deleteTopic('orders');
    await admin.createTopic(orders);
    const after = await admin.describeTopic('orders');
    expect(after?.topicId).not.toBe(before?.topicId);
  });

  it('refuses ACLs once the authorizer is gone', async () => {
    const admin = FakeClusterAdmin.create({ authorizer: false });
    const refusal = admin.describeAcls({});
    await expect(refusal).rejects.toThrow(RefusedByBrokerError);
    await expect(refusal).rejects.toMatchObject({ code: 'SECURITY_DISABLED' });
  });

  it('sends nothing after it was closed', async () => {
    const admin = FakeClusterAdmin.create();
    await admin.close();
    await expect(admin.listTopics()).rejects.toThrow(BrokerUnavailableError);
  });
});
