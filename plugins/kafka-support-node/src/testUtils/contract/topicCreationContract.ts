import type { NewTopic } from '../../clusterAdmin';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
} from './subject';

const refusals: [Partial<NewTopic>, string, string][] = [
  [
    { name: 'two words' },
    'INVALID_TOPIC_EXCEPTION',
    "Topic name is invalid: 'two words' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'",
  ],
  [
    { name: '' },
    'INVALID_TOPIC_EXCEPTION',
    'Topic name is invalid: the empty string is not allowed',
  ],
  [
    { name: '..' },
    'INVALID_TOPIC_EXCEPTION',
    "Topic name is invalid: '..' is not allowed",
  ],
  [
    { name: 'a'.repeat(250) },
    'INVALID_TOPIC_EXCEPTION',
    `Topic name is invalid: the length of '${'a'.repeat(
      250,
    )}' is longer than the max allowed length 249`,
  ],
  [
    { partitions: 0 },
    'INVALID_PARTITIONS',
    'Number of partitions was set to an invalid non-positive value.',
  ],
  [
    { partitions: 10_001 },
    'POLICY_VIOLATION',
    'Excessively large number of partitions per request.',
  ],
  [
    { replicationFactor: 0 },
    'INVALID_REPLICATION_FACTOR',
    'Replication factor must be larger than 0, or -1 to use the default value.',
  ],
  [
    { config: { 'retention.millis': '1' } },
    'INVALID_CONFIG',
    'Unknown topic config name: retention.millis',
  ],
  ...(
    [
      ['retention.ms', 'abc', 'Not a number of type LONG'],
      ['retention.ms', '', 'Not a number of type LONG'],
      ['retention.ms', '1.5', 'Not a number of type LONG'],
      ['retention.ms', '-2', 'Value must be at least -1'],
      ['segment.bytes', '99999999999', 'Not a number of type INT'],
      ['min.insync.replicas', '0', 'Value must be at least 1'],
      ['min.cleanable.dirty.ratio', '1.5', 'Value must be no more than 1'],
      ['cleanup.policy', 'foo', 'String must be one of: compact, delete'],
      [
        'compression.type',
        'bogus',
        'String must be one of: uncompressed, zstd, lz4, snappy, gzip, producer',
      ],
      [
        'compression.gzip.level',
        '12',
        'Value must be between 1 and 9 or equal to -1',
      ],
      ['preallocate', 'maybe', 'Expected value to be either true or false'],
    ] as const
  ).map(([key, value, problem]): [Partial<NewTopic>, string, string] => [
    { config: { [key]: value } },
    'INVALID_CONFIG',
    `Invalid value ${value} for configuration ${key}: ${problem}`,
  ]),
  [
    { config: { 'retention.ms': 'abc', unknown: '1' } },
    'INVALID_CONFIG',
    'Unknown topic config name: unknown',
  ],
  [
    { config: { 'remote.storage.enable': 'true' } },
    'INVALID_CONFIG',
    'Tiered Storage functionality is disabled in the broker. Topic cannot be configured with remote log storage.',
  ],
  [
    {
      config: { 'min.compaction.lag.ms': '10', 'max.compaction.lag.ms': '5' },
    },
    'INVALID_CONFIG',
    'conflict topic config setting min.compaction.lag.ms (10) > max.compaction.lag.ms (5)',
  ],
];

const accepted: Record<string, string>[] = [
  { 'cleanup.policy': 'compact,delete' },
  { 'cleanup.policy': '' },
  { 'min.insync.replicas': '9' },
  { 'retention.ms': '-1', 'local.retention.ms': '1000' },
  { preallocate: 'TRUE' },
];

/** Creating topics, and asking whether a broker would. */
export function topicCreationContract(
  options: ClusterAdminContractOptions,
): void {
  describe('creating topics', () => {
    const subject = contractSubject(options);

    it('creates a topic as it was asked for', async () => {
      const topic = subject.newTopic({
        partitions: 2,
        config: { 'max.message.bytes': '2097152' },
      });
      await subject.admin.createTopic(topic);
      await eventually(async () => {
        const created = await subject.admin.describeTopic(topic.name);
        expect(created?.partitions).toHaveLength(2);
        const config = await subject.admin.describeTopicConfig(topic.name);
        expect(config?.filter(each => each.override)).toMatchObject([
          { name: 'max.message.bytes', value: '2097152' },
        ]);
      });
    });

    it('refuses a topic that exists, even one that is equal', async () => {
      const topic = await subject.createTopic();
      const refusal = {
        name: 'RefusedByBrokerError',
        code: 'TOPIC_ALREADY_EXISTS',
        message: `Topic '${topic.name}' already exists.`,
      };
      await expect(subject.admin.createTopic(topic)).rejects.toMatchObject(
        refusal,
      );
      await expect(
        subject.admin.createTopic(topic, { validateOnly: true }),
      ).rejects.toMatchObject(refusal);
    });

    it('refuses a name that differs from another by "." and "_" only', async () => {
      const { name } = await subject.createTopic({
        name: `${subject.newName()}.v1`,
      });
      const other = name.replace('.v1', '_v1');
      await expect(
        subject.admin.createTopic(subject.newTopic({ name: other })),
      ).rejects.toMatchObject({
        code: 'INVALID_TOPIC_EXCEPTION',
        message: `Topic '${other}' collides with existing topic: ${name}`,
      });
      await subject.admin.deleteTopic(name);
    });

    it('refuses more replicas than there are brokers', async () => {
      const { brokers } = await subject.admin.describeCluster();
      const replicationFactor = brokers.length + 1;
      await expect(
        subject.admin.createTopic(subject.newTopic({ replicationFactor })),
      ).rejects.toMatchObject({
        code: 'INVALID_REPLICATION_FACTOR',
        message: `Unable to replicate the partition ${replicationFactor} time(s): The target replication factor of ${replicationFactor} cannot be reached because only ${brokers.length} broker(s) are registered or some brokers have all their log directories cordoned.`,
      });
    });

    it.each(refusals)('refuses %j with %s', async (asked, code, message) => {
      const topic = subject.newTopic(asked);
      for (const validateOnly of [true, false]) {
        await expect(
          subject.admin.createTopic(topic, { validateOnly }),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code,
          message,
        });
      }
    });

    it.each(accepted)('accepts %j', async config => {
      const topic = subject.newTopic({ config });
      await expect(
        subject.admin.createTopic(topic, { validateOnly: true }),
      ).resolves.toBeUndefined();
    });

    it('creates nothing when it only validates', async () => {
      const topic = subject.newTopic();
      await subject.admin.createTopic(topic, { validateOnly: true });
      // What is created afterwards proves that the reads are up to date.
      const witness = await subject.createTopic();
      await eventually(async () => {
        const listed = await subject.admin.listTopics();
        const names = listed.map(each => each.name);
        expect(names).toContain(witness.name);
        expect(names).not.toContain(topic.name);
      });
      expect(await subject.admin.describeTopic(topic.name)).toBeUndefined();
    });
  });
}
