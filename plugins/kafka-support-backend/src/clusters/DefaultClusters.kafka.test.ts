import { ConfigReader } from '@backstage/config';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import { realKafka } from './__testUtils__/realKafka';
import { realTraffic } from './__testUtils__/realTraffic';
import { DefaultClusters } from './DefaultClusters';
import { formatAddress } from './kafka/clientSettings';
import { topicDefaults } from './topicDefaults';

jest.setTimeout(30_000);

const kafka = realKafka();

function connect(sasl: object = {}) {
  const settings = kafka.scramOverTls();
  return DefaultClusters.create({
    config: new ConfigReader({
      kafkaSupport: {
        clusters: {
          real: {
            environment: 'development',
            bootstrapServers: settings.bootstrapServers.map(formatAddress),
            ssl: { ca: kafka.ca },
            sasl: {
              mechanism: 'scram-sha-512',
              username: settings.sasl!.username,
              password: settings.sasl!.password,
              ...sasl,
            },
          },
        },
      },
    }),
    logger: mockServices.logger.mock(),
  });
}

describe('a real cluster from the configuration', () => {
  const clusters = connect();
  const real = clusters.get('real');
  const topic = {
    name: `clusters-${crypto.randomUUID()}`,
    partitions: 1,
    replicationFactor: 1,
    config: { 'retention.ms': '7200000' },
  };
  beforeAll(async () => {
    await real.admin.createTopic(topic);
    await eventually(async () => {
      const { admin } = real;
      if (!(await admin.describeTopic(topic.name)))
        throw new Error('Not there');
      if (!(await admin.describeTopicConfig(topic.name)))
        throw new Error('Without settings');
    });
  });
  afterAll(async () => {
    await real.admin.deleteTopic(topic.name);
    await clusters.close();
  });

  it('describes itself', async () => {
    expect(await real.describe()).toMatchObject({
      id: 'real',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'SCRAM-SHA-512',
      authorizer: true,
      health: { state: 'healthy', liveBrokers: 3 },
    });
  });

  it('knows the defaults of topics, by a topic and by the broker alone', async () => {
    const config = await real.admin.describeTopicConfig(topic.name);
    const defaults = await real.view().topicDefaults();
    const expected = Object.fromEntries(
      config!.map(({ name, value }) => [
        name,
        name === 'retention.ms' ? '604800000' : value,
      ]),
    );
    const valuesOf = (entries: typeof config = []) =>
      Object.fromEntries(entries.map(({ name, value }) => [name, value]));
    expect(defaults.known && valuesOf(Object.values(defaults.value))).toEqual(
      expected,
    );
    const brokerConfig = await real.admin.describeBrokerConfig(1);
    expect(valuesOf(Object.values(topicDefaults(brokerConfig)))).toEqual(
      expected,
    );
  });

  it('knows the groups of a topic with their members and lag', async () => {
    const { produce, commit, join, deleteGroup } = realTraffic(
      kafka.plaintext(),
    );
    const [reads, stopped] = ['reads', 'stopped'].map(
      name => `clusters-${name}-${crypto.randomUUID()}`,
    );
    await produce({ topic: topic.name, partition: 0 }, 5);
    const offset = { topic: topic.name, partition: 0, offset: 2 };
    await commit(stopped, [offset]);
    await commit(reads, [offset]);
    const member = await join(reads, {
      topic: topic.name,
      type: 'classic',
      clientId: 'clusters-test',
    });
    try {
      const groups = await eventually(async () => {
        const answer = await real.view().groups(topic.name);
        if (!answer.known || answer.value.groups.length < 2)
          throw new Error(`Not yet: ${JSON.stringify(answer)}`);
        expect(answer.value.groups[0].state).toBe('Stable');
        return answer.value;
      }, 20_000);
      const partition = {
        partition: 0,
        committedOffset: 2,
        endOffset: 5,
        lag: { known: true, value: 3, readAt: expect.any(String) },
      };
      expect(groups).toMatchObject({
        missing: [],
        groups: [
          {
            groupId: reads,
            members: { known: true, value: [{ clientId: 'clusters-test' }] },
            partitions: [{ ...partition, memberId: expect.any(String) }],
          },
          {
            groupId: stopped,
            state: 'Empty',
            members: { known: true, value: [] },
            partitions: [partition],
          },
        ],
      });
    } finally {
      await member.leave();
      for (const groupId of [reads, stopped]) await deleteGroup(groupId);
    }
  });

  it('passes on what the broker says to a topic', async () => {
    const view = real.view();
    expect(await view.validateTopic(topic)).toMatchObject({
      value: { accepted: false, code: 'TOPIC_ALREADY_EXISTS' },
    });
    expect(
      await view.validateTopicConfig({
        name: topic.name,
        set: { 'retention.ms': 'soon' },
        unset: [],
      }),
    ).toMatchObject({
      value: {
        accepted: false,
        sentence:
          'Invalid value soon for configuration retention.ms: Not a number of type LONG',
      },
    });
  });
});

describe('a real cluster with a wrong password in the configuration', () => {
  it('is unreachable, and nobody learns the password', async () => {
    const password = 'pa55-that-n0body-may-see';
    const clusters = connect({ password });
    const description = await clusters.get('real').describe();
    expect(description.health).toMatchObject({
      state: 'unreachable',
      reason: expect.stringContaining('authentication failed'),
    });
    expect(JSON.stringify(description)).not.toContain(password);
    await clusters.close();
  });

  it('gives no verdicts to somebody who may not ask', async () => {
    const clusters = connect({
      username: 'orders-api',
      password: kafka.passwordOf('orders-api'),
    });
    const verdict = await clusters.get('real').view().validateTopic({
      name: 'not-for-you',
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    expect(verdict).toMatchObject({
      known: false,
      reason: expect.stringMatching(/_AUTHORIZATION_FAILED/),
    });
    await clusters.close();
  });
});
