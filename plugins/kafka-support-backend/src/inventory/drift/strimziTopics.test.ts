import { strimziTopics } from './strimziTopics';

const topic = (name: string, more = '') => `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata:
  name: ${name}
  labels: { strimzi.io/cluster: prod }
${more}`;

describe('strimziTopics', () => {
  it('reads the topics of many documents, and leaves out the rest', () => {
    const text = [
      topic(
        'orders-placed',
        `spec:
  topicName: orders.placed.v1
  partitions: 12
  replicas: 3
  config:
    retention.ms: 9223372036854775807
    cleanup.policy: compact,delete
    preallocate: true
    min.cleanable.dirty.ratio: 0.5`,
      ),
      'apiVersion: kafka.strimzi.io/v1\nkind: KafkaUser\nmetadata: { name: a }',
      'apiVersion: v1\nkind: ConfigMap',
      '# nothing but a comment',
      topic('bare'),
    ].join('\n---\n');
    expect(strimziTopics(text)).toEqual([
      {
        name: 'orders.placed.v1',
        partitions: 12,
        replicationFactor: 3,
        config: {
          'retention.ms': '9223372036854775807',
          'cleanup.policy': 'compact,delete',
          preallocate: 'true',
          'min.cleanable.dirty.ratio': '0.5',
        },
      },
      { name: 'bare' },
    ]);
  });

  it('reads the items of a list', () => {
    const text = `
apiVersion: v1
kind: List
items:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: a }
    spec: { partitions: 2 }`;
    expect(strimziTopics(text)).toEqual([{ name: 'a', partitions: 2 }]);
  });

  it('leaves out what Strimzi is told to leave alone', () => {
    const text = topic('a', '  annotations: { strimzi.io/managed: "false" }');
    expect(strimziTopics(text)).toEqual([]);
  });

  it.each([
    ['a: [', /it is no YAML: .*line 1/s],
    [topic('a', 'spec: { partitions: many }'), /document 1: "spec.partitions"/],
    [topic('a', 'spec: { partitions: 0 }'), /document 1: "spec.partitions"/],
    [topic('a', 'spec: { config: [1] }'), /document 1: "spec.config"/],
    [topic('a b'), /document 1: the name must hold only letters/],
    [`${topic('a')}\n---${topic('a')}`, /defines the topic "a" twice/],
    [
      'apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic',
      /document 1: "metadata"/,
    ],
  ])('refuses %j and says where', (text, says) => {
    expect(() => strimziTopics(text)).toThrow(says);
  });

  it('is not grown without end by aliases', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'
        .split('')
        .map(
          (key, index) =>
            `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[index]}`)}]`,
        ),
    ].join('\n');
    expect(() => strimziTopics(bomb)).toThrow(/alias/i);
  });
});
