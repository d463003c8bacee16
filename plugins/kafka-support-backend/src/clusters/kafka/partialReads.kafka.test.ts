import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { realKafka } from '../__testUtils__/realKafka';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

jest.setTimeout(60_000);

const kafka = realKafka();
const admin = PlatformaticClusterAdmin.create(kafka.scramOverTls());
const name = `partial-${crypto.randomUUID()}`;
const partitions = [0, 1, 2].map(partition => ({ topic: name, partition }));

beforeAll(async () => {
  await admin.createTopic({
    name,
    partitions: 3,
    replicationFactor: 1,
    config: {},
  });
  await eventually(async () => {
    const { unread } = await admin.listOffsets(partitions, 'latest');
    if (unread.length > 0) throw new Error(unread[0].reason);
  });
});
afterAll(async () => {
  await admin.deleteTopic(name);
  await admin.close();
});

describe('reads by somebody without rights', () => {
  const settings = kafka.scramOverTls();
  const stranger = PlatformaticClusterAdmin.create({
    ...settings,
    sasl: {
      ...settings.sasl!,
      username: 'orders-api',
      password: kafka.passwordOf('orders-api'),
    },
  });
  afterAll(() => stranger.close());

  it.each([
    ['describeGroups', () => stranger.describeGroups(['orders'])],
    ['listGroupOffsets', () => stranger.listGroupOffsets(['orders'])],
  ])('%s names the group that may not be read', async (_, read) => {
    expect(await read()).toEqual({
      read: [],
      unread: [
        {
          of: 'orders',
          code: 'GROUP_AUTHORIZATION_FAILED',
          reason: expect.stringMatching(/./),
        },
      ],
    });
  });

  it.each([
    ['listOffsets', () => stranger.listOffsets([partitions[0]], 'latest')],
    ['describeTopicConfigs', () => stranger.describeTopicConfigs([name])],
  ])('%s names the topic that may not be read', async (_, read) => {
    expect(await read()).toMatchObject({
      read: [],
      unread: [{ code: 'TOPIC_AUTHORIZATION_FAILED' }],
    });
  });

  it.each([
    ['describeLogDirs', () => stranger.describeLogDirs()],
    ['describeClientQuotas', () => stranger.describeClientQuotas()],
    ['listPartitionReassignments', () => stranger.listPartitionReassignments()],
  ])('%s is refused', async (_, read) => {
    await expect(read()).rejects.toMatchObject({
      name: 'RefusedByBrokerError',
      code: 'CLUSTER_AUTHORIZATION_FAILED',
    });
  });

  it('finds no groups, without a word from the brokers', async () => {
    expect(await stranger.listGroups()).toEqual({ read: [], unread: [] });
  });
});

describe('reads while two of three brokers hold still', () => {
  const timeoutMs = 1500;
  beforeAll(() => kafka.faults.loseQuorum());
  afterAll(async () => {
    await kafka.faults.restoreQuorum();
    await eventually(() => admin.describeQuorum(), 60_000);
  }, 70_000);
  // The one that goes on is the only address, so that asking for the brokers works.
  const settings = kafka.scramOverTls();
  const atOne = PlatformaticClusterAdmin.create({
    ...settings,
    bootstrapServers: settings.bootstrapServers.slice(0, 1),
  });
  afterAll(() => atOne.close());

  it.each([
    ['listGroups', () => atOne.listGroups({ timeoutMs })],
    ['describeLogDirs', () => atOne.describeLogDirs({ timeoutMs })],
  ])('%s names the brokers that are missing', async (_, read) => {
    const { unread } = await read();
    expect(unread.map(each => each.of).sort()).toEqual([2, 3]);
  });

  it('listOffsets answers for the partitions of the broker that goes on', async () => {
    const topic = (await atOne.describeTopic(name))!;
    const { read, unread } = await atOne.listOffsets(partitions, 'latest', {
      timeoutMs,
    });
    const led = topic.partitions.filter(each => each.leader === 1);
    expect(read.map(each => each.partition)).toEqual(
      led.map(each => each.partition),
    );
    expect(read.length + unread.length).toBe(3);
    expect(unread.length).toBeGreaterThan(0);
  });
});
