import { describedTopics } from './describedTopics';

const v2 = `
asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
servers:
  production: { url: 'kafka-secure://prod.kafka.example.com:9093,PROD-2.kafka.example.com:9093/x', protocol: kafka-secure }
  staging: { url: 'staging.kafka.example.com:9092', protocol: kafka }
  web: { url: 'ws.example.com', protocol: ws }
channels:
  orders.placed.v1: { subscribe: {} }
  orders.shipped.v1:
    servers: [staging]
  order/changes:
    servers: [production]
    bindings: { kafka: { topic: orders.changed.v1 } }
  feed:
    servers: [web]
  'orders.{country}': {}
`;

const v3 = `
asyncapi: 3.0.0
servers:
  production: { host: 'prod.kafka.example.com:9093', protocol: kafka }
  web: { host: 'ws.example.com', protocol: wss }
channels:
  placed: { address: orders.placed.v1, servers: [ { $ref: '#/servers/production' } ] }
  changed:
    $ref: '#/components/channels/changed'
  anyServer: { address: orders.any.v1 }
  feed: { address: feed, servers: [ { $ref: '#/servers/web' } ] }
  later: { address: null }
  templated: { address: 'orders.{country}' }
components:
  channels:
    changed:
      address: order/changes
      bindings: { $ref: '#/components/channelBindings/changed' }
  channelBindings:
    changed: { kafka: { topic: orders.changed.v1 } }
`;

const prod = 'prod.kafka.example.com:9093';

describe('topics that an AsyncAPI document describes', () => {
  it('are the Kafka channels of 2.x, by binding or address, on their servers', () => {
    const all = [
      'prod-2.kafka.example.com:9093',
      prod,
      'staging.kafka.example.com:9092',
    ];
    expect(describedTopics(v2)).toEqual([
      { topic: 'orders.placed.v1', servers: all },
      {
        topic: 'orders.shipped.v1',
        servers: ['staging.kafka.example.com:9092'],
      },
      {
        topic: 'orders.changed.v1',
        servers: ['prod-2.kafka.example.com:9093', prod],
      },
    ]);
  });

  it('are those of 3.x, references within the document followed', () => {
    expect(describedTopics(v3)).toEqual([
      { topic: 'orders.placed.v1', servers: [prod] },
      { topic: 'orders.changed.v1', servers: [prod] },
      { topic: 'orders.any.v1', servers: [prod] },
    ]);
  });

  it('are read from JSON too, without servers where none are named', () => {
    expect(
      describedTopics(
        JSON.stringify({
          asyncapi: '3.1.0',
          channels: { a: { address: 'a' } },
        }),
      ),
    ).toEqual([{ topic: 'a', servers: [] }]);
  });

  it.each([
    ['no channels', 'asyncapi: 3.0.0'],
    ['channels that are no objects', 'asyncapi: 2.0.0\nchannels: { a/b: 1 }'],
    [
      'references in a ring',
      `asyncapi: 3.0.0
channels: { a: { $ref: '#/channels/b' }, b: { $ref: '#/channels/a' } }`,
    ],
    [
      'references to elsewhere',
      `asyncapi: 3.0.0
channels: { a: { $ref: 'https://internal.example.com/secrets.yaml' } }`,
    ],
    [
      'references to what every object inherits',
      `asyncapi: 3.0.0
channels: { a: { $ref: '#/constructor/prototype' } }`,
    ],
    [
      'aliases that multiply',
      `a: &a [x, x, x, x, x, x, x, x, x, x]
${'bcdefghijklm'
  .split('')
  .map((key, i) => {
    const last = 'abcdefghijkl'[i];
    return `${key}: &${key} [${Array(10).fill(`*${last}`).join(', ')}]`;
  })
  .join('\n')}
asyncapi: 3.0.0
channels: { x: *m }`,
    ],
    [
      'addresses that are no names of topics',
      `asyncapi: 2.0.0
channels: { 'a b': {}, '..': {}, '${'x'.repeat(250)}': {} }`,
    ],
  ])('are none with %s', (_, text) => {
    expect(describedTopics(text)).toEqual([]);
  });

  it('are bounded in number', () => {
    const channels = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`t${i}`, {}]),
    );
    expect(
      describedTopics(JSON.stringify({ asyncapi: '2.6.0', channels })),
    ).toHaveLength(200);
  });

  it.each([
    ['text', 'hello', /no AsyncAPI document of version 2 or 3/],
    ['nothing', '', /no AsyncAPI document of version 2 or 3/],
    ['a list', '[1, 2]', /no AsyncAPI document of version 2 or 3/],
    ['another version', 'asyncapi: 1.2.0', /asyncapi must be 2.x or 3.x/],
    ['a number as version', 'asyncapi: 2.6', /asyncapi/],
    ['OpenAPI', 'openapi: 3.0.0', /asyncapi/],
    ['channels as text', 'asyncapi: 3.0.0\nchannels: all', /channels/],
    ['broken YAML', 'asyncapi: [3.0.0', /neither YAML nor JSON/],
    ['more than can be read', ' '.repeat(1_000_001), /1000001 characters/],
    ['nesting without end', '['.repeat(100_000), /neither YAML nor JSON/],
    [
      'a type of its own',
      'asyncapi: !!js/function "x"',
      /neither YAML nor JSON/,
    ],
  ])('are refused of %s, saying why', (_, text, message) => {
    expect(() => describedTopics(text)).toThrow(message);
  });
});
