import { ConfigReader } from '@backstage/config';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import { realKafka } from './__testUtils__/realKafka';
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
