import { ConfigReader } from '@backstage/config';
import { readClustersConfig } from './config';

const pem = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';
const valid = {
  environment: 'production',
  bootstrapServers: ['broker-1.example.com:9092', '[::1]:9093'],
};
const read = (clusters: object) =>
  readClustersConfig(new ConfigReader({ kafkaSupport: { clusters } } as never));
const messageOf = (clusters: object) => {
  try {
    read(clusters);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

describe('readClustersConfig', () => {
  it('knows no cluster when none is configured', () => {
    expect(readClustersConfig(new ConfigReader({}))).toEqual([]);
  });

  it('fills in what is left out: looking only, in plain text', () => {
    expect(read({ prod: valid })).toEqual([
      {
        facts: {
          id: 'prod',
          title: 'prod',
          environment: 'production',
          bootstrapServers: 'broker-1.example.com:9092,[::1]:9093',
          securityProtocol: 'PLAINTEXT',
          saslMechanism: undefined,
        },
        mode: 'observe',
        modesByKind: {},
        elsewhere: {},
        client: {
          clientId: 'kafka-support',
          bootstrapServers: [
            { host: 'broker-1.example.com', port: 9092 },
            { host: '::1', port: 9093 },
          ],
          timeoutMs: 5000,
          tls: undefined,
          sasl: undefined,
        },
      },
    ]);
  });

  it('shows other addresses than it uses, when they are given', () => {
    const [{ facts, client }] = read({
      prod: { ...valid, publicBootstrapServers: ['kafka.example.com:443'] },
    });
    expect(facts.bootstrapServers).toBe('kafka.example.com:443');
    expect(client.bootstrapServers).toHaveLength(2);
  });

  const sasl = { mechanism: 'scram-sha-512', username: 'u', password: 'p' };
  it.each([
    [{}, 'PLAINTEXT', undefined],
    [{ ssl: true }, 'SSL', undefined],
    [{ ssl: { ca: pem, cert: pem, key: pem } }, 'SSL', undefined],
    [{ sasl }, 'SASL_PLAINTEXT', 'SCRAM-SHA-512'],
    [{ ssl: true, sasl }, 'SASL_SSL', 'SCRAM-SHA-512'],
    [{ ssl: true, sasl: { ...sasl, mechanism: 'plain' } }, 'SASL_SSL', 'PLAIN'],
  ])("calls %j by Kafka's name", (security, protocol, mechanism) => {
    const [{ facts, client }] = read({ prod: { ...valid, ...security } });
    expect(facts.securityProtocol).toBe(protocol);
    expect(facts.saslMechanism).toBe(mechanism);
    expect(client.sasl?.mechanism).toBe(mechanism);
  });

  it.each([
    [{ bootstrapServers: [] }, 'bootstrapServers: must hold at least one'],
    [
      { bootstrapServers: ['broker:9092', 'broker'] },
      'bootstrapServers.1: "broker" must be an address such as "broker-1.example.com:9092"',
    ],
    [
      { bootstrapServers: ['broker:99999'] },
      'bootstrapServers.0: "broker:99999"',
    ],
    [{ bootstrapServers: 'a:1,b:1' }, 'bootstrapServers: '],
    [{ environment: 'prod' }, 'environment: '],
    [{ mode: 'full' }, 'mode: '],
    [{ modes: { 'topic-create': 'yes' } }, 'modes.topic-create: '],
    [{ timeoutMs: 60_000 }, 'timeoutMs: '],
    [{ ssl: { cert: pem } }, 'ssl: must hold both cert and key, or neither'],
    [{ ssl: { ca: '/etc/ca.pem' } }, 'ssl.ca: must be PEM'],
    [{ sasl: { ...sasl, mechanism: 'SCRAM' } }, 'sasl.mechanism: '],
    [{ sasl: { ...sasl, password: '' } }, 'sasl.password: '],
    [{ bootstrapServer: 'a:1' }, 'Unrecognized key: "bootstrapServer"'],
    [
      { definitions: [{ path: 'topics.tf', managedBy: 'terraform' }] },
      'definitions.0: must hold "path" or "url"',
    ],
    [
      { managed: [{ by: 'terraform', topics: ['^payments'] }] },
      'managed.0.topics.0: must be a topic such as',
    ],
    [{ managed: [{ by: 'ansible', topics: ['a'] }] }, 'managed.0.by: '],
  ])('refuses %j and names the key', (wrong, message) => {
    const found = messageOf({ prod: { ...valid, ...wrong } });
    expect(found).toContain('kafkaSupport.clusters.prod');
    expect(found).toContain(message);
  });

  it('names all wrong keys of all clusters at once', () => {
    expect(
      messageOf({ a: { ...valid, mode: 1 }, b: {}, 'c d': valid })?.split('\n'),
    ).toEqual([
      expect.stringMatching(/^kafkaSupport\.clusters\.a\.mode: /),
      expect.stringMatching(/^kafkaSupport\.clusters\.b\.environment: /),
      expect.stringMatching(/^kafkaSupport\.clusters\.b\.bootstrapServers: /),
      expect.stringMatching(/^kafkaSupport\.clusters\.c d: "c d" must hold/),
    ]);
  });

  it('never repeats what may be a secret', () => {
    const secret = 'hunter2-hunter2';
    const message = messageOf({
      prod: {
        ...valid,
        ssl: { ca: secret, cert: secret, key: secret },
        sasl: { mechanism: secret, username: 7, password: { secret } },
      },
    });
    expect(message).toContain('ssl.key');
    expect(message).toContain('sasl.password');
    expect(message).not.toContain(secret);
  });
});
