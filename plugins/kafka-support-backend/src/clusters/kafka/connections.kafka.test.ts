import {
  NoAnswerError,
  type ClusterAdmin,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { realKafka } from '../__testUtils__/realKafka';
import { TcpProxy } from '../__testUtils__/TcpProxy';
import type { ClientSettings } from './clientSettings';
import { KafkaJsClusterAdmin } from './KafkaJsClusterAdmin';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

jest.setTimeout(30_000);

const kafka = realKafka();

/** One call of each client that changes nothing. */
const clients = {
  async platformatic(settings: ClientSettings) {
    const admin = PlatformaticClusterAdmin.create(settings);
    try {
      return await admin.deleteAcls([{ principal: 'User:nobody-at-all' }]);
    } finally {
      await admin.close();
    }
  },
  async kafkajs(settings: ClientSettings) {
    const admin = KafkaJsClusterAdmin.create(settings);
    try {
      return await admin.deleteAcls([{ principal: 'User:nobody-at-all' }]);
    } finally {
      await admin.close();
    }
  },
};

describe.each(Object.keys(clients) as (keyof typeof clients)[])(
  '%s',
  client => {
    it.each([
      'plaintext',
      'plainWithoutTls',
      'plainOverTls',
      'scramOverTls',
      'mutualTls',
    ] as const)('connects by %s', async way => {
      await expect(clients[client](kafka[way]())).resolves.toEqual([]);
    });

    it.each(['plainOverTls', 'scramOverTls'] as const)(
      'says that the password is wrong, not which it is, by %s',
      async way => {
        const settings = kafka[way]();
        const password = 'pa55-that-n0body-may-see';
        const error = await clients[client]({
          ...settings,
          sasl: { ...settings.sasl!, password },
        }).catch(e => e);
        expect(error).toMatchObject({
          name: 'BrokerUnavailableError',
          message: expect.stringMatching(
            /No broker could be reached: .*authentication failed.*(invalid credentials|Invalid username or password)/is,
          ),
        });
        expect(JSON.stringify([error, error.message, error.stack])).not.toMatch(
          password,
        );
      },
    );

    it.each([
      ['an authority it does not know', { ca: undefined }, /certificate/],
      ['another name than it expects', { serverName: 'other' }, /altname/i],
    ])('does not talk to a broker of %s', async (_, tls, message) => {
      const settings = kafka.scramOverTls();
      await expect(
        clients[client]({ ...settings, tls: { ...settings.tls, ...tls } }),
      ).rejects.toMatchObject({
        name: 'BrokerUnavailableError',
        message: expect.stringMatching(message),
      });
    });

    it('sends nothing without the certificate that the broker wants', async () => {
      await expect(
        clients[client]({ ...kafka.mutualTls(), tls: { ca: kafka.ca } }),
      ).rejects.toMatchObject({ name: 'BrokerUnavailableError' });
    });

    it('sends nothing in plain text to a listener that speaks TLS', async () => {
      const { bootstrapServers } = kafka.mutualTls();
      await expect(
        clients[client]({
          ...kafka.plaintext(),
          bootstrapServers,
          timeoutMs: 1000,
        }),
      ).rejects.toMatchObject({ name: 'BrokerUnavailableError' });
    });
  },
);

describe('platformatic, when answers get lost', () => {
  let proxy: TcpProxy;
  let admin: ClusterAdmin;
  const names: string[] = [];
  const newTopic = () => {
    const name = `lost-answers-${crypto.randomUUID()}`;
    names.push(name);
    return { name, partitions: 1, replicationFactor: 1, config: {} };
  };
  beforeEach(async () => {
    const settings = kafka.plaintext();
    proxy = await TcpProxy.start(settings.bootstrapServers[0]);
    admin = PlatformaticClusterAdmin.create({
      ...settings,
      bootstrapServers: [proxy.address],
    });
  });
  afterEach(async () => {
    await admin.close();
    await proxy.close();
  });
  afterAll(async () => {
    const direct = PlatformaticClusterAdmin.create(kafka.plaintext());
    for (const name of names)
      await direct.deleteTopic(name).catch(() => undefined);
    await direct.close();
  });

  it.each([
    ['swallow', 'The broker did not answer in time'],
    [
      'cut',
      'The connection broke before the broker answered: Connection closed',
    ],
  ] as const)(
    'does not know of a change that was made: %s',
    async (what, message) => {
      await admin.createTopic(newTopic());
      const topic = newTopic();
      proxy.answers(what);
      const call = admin.createTopic(topic, { timeoutMs: 1000 });
      await expect(call).rejects.toThrow(NoAnswerError);
      await expect(call).rejects.toThrow(message);
      proxy.answers('pass');
      // Sent once and in effect; the next call has another connection.
      await expect(admin.createTopic(topic)).rejects.toMatchObject({
        code: 'TOPIC_ALREADY_EXISTS',
      });
      expect(proxy.accepted).toBe(2);
    },
  );

  it('keeps its connection from call to call', async () => {
    await admin.describeCluster();
    await admin.describeTopic('nothing');
    await expect(admin.describeTopic('not valid')).rejects.toThrow();
    expect(proxy.accepted).toBe(1);
  });

  it('connects again when the broker closed what was idle', async () => {
    await admin.describeCluster();
    proxy.dropAll();
    // The end of the connection reaches this side in its own time.
    await admin.describeCluster().catch(() => undefined);
    const { brokers } = await admin.describeCluster();
    expect(brokers).toHaveLength(3);
  });

  it('leaves no connection behind', async () => {
    await Promise.all([
      admin.describeCluster(),
      admin.listTopics(),
      admin.describeQuorum(),
      admin.createTopic(newTopic(), { validateOnly: true }),
    ]);
    expect(await proxy.connections()).toBeGreaterThan(0);
    await admin.close();
    while ((await proxy.connections()) > 0)
      await new Promise(resolve => setImmediate(resolve));
  });
});
