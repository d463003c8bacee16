import type {
  AclBinding,
  TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  digest,
  topicCreateSpecSchema,
  topicNameSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import fc from 'fast-check';
import { aCluster, planAndApply } from '../testing';
import { topicCreateKind as kind } from './kind';
import { planTopicCreate } from './plan';

const name = 'orders.order.placed.v1';
const read: AclBinding = {
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: name,
  principal: 'User:billing',
  host: '*',
  operation: 'read',
  permission: 'allow',
};

describe('planTopicCreate', () => {
  it('plans the topic with everything that was proposed', async () => {
    const { view } = aCluster();
    const [create, ...rest] = await planTopicCreate(
      { name, parallelReaders: 5, orderingKey: 'order id' },
      view,
    );
    expect(rest).toEqual([]);
    expect(create).toMatchObject({
      id: `create-topic:${name}`,
      operation: 'create-topic',
      resource: `test/topic/${name}`,
      parameters: {
        name,
        partitions: 6,
        replicationFactor: 3,
        config: {
          'cleanup.policy': 'delete',
          'min.insync.replicas': '2',
          'retention.ms': '604800000',
        },
      },
      fields: [
        { field: 'partitions', after: '6' },
        { field: 'replication.factor', after: '3' },
        { field: 'cleanup.policy', after: 'delete' },
        { field: 'min.insync.replicas', after: '2' },
        { field: 'retention.ms', after: '604800000' },
      ],
      impact: 'safe',
      repeatable: true,
      inverse: { available: false, reason: expect.stringContaining('data') },
    });
    expect(create.command).toBe(
      `kafka-topics.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --create --topic ${name} --partitions 6 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=604800000`,
    );
  });

  it('gives producers and consumers what they need and no more', async () => {
    const { view } = aCluster();
    const [, ...access] = await planTopicCreate(
      {
        name,
        producers: [{ principal: 'User:orders', transactionalId: 'orders-1' }],
        consumers: [{ principal: 'User:billing', group: 'billing' }],
      },
      view,
    );
    expect(
      access.map(({ parameters: acl }) =>
        [
          acl.principal,
          acl.operation,
          acl.patternType,
          acl.resourceType,
          acl.resourceName,
        ].join(' '),
      ),
    ).toEqual([
      `User:orders write literal topic ${name}`,
      `User:orders describe literal topic ${name}`,
      'User:orders write literal transactional-id orders-1',
      'User:orders describe literal transactional-id orders-1',
      `User:billing read literal topic ${name}`,
      `User:billing describe literal topic ${name}`,
      'User:billing read literal group billing',
    ]);
    expect(access[6]).toMatchObject({
      resource: 'test/principal/User%3Abilling',
      command:
        'kafka-acls.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --add --allow-principal User:billing --operation Read --group billing',
      inverse: {
        available: true,
        summary: expect.stringContaining('--remove --force'),
      },
    });
  });

  it('gives who produces and consumes each right once', async () => {
    const { view } = aCluster();
    const changes = await planTopicCreate(
      {
        name,
        producers: [{ principal: 'User:orders' }],
        consumers: [
          { principal: 'User:orders', group: 'orders' },
          { principal: 'User:orders', group: 'orders' },
        ],
      },
      view,
    );
    const ids = changes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(5);
  });

  it('leaves out access that is there, and only exactly that', async () => {
    const { view } = aCluster({
      acls: [read, { ...read, operation: 'describe', permission: 'deny' }],
    });
    const changes = await planTopicCreate(
      { name, consumers: [{ principal: 'User:billing', group: 'billing' }] },
      view,
    );
    expect(changes.map(({ id }) => id)).toEqual([
      `create-topic:${name}`,
      `create-acl:User:billing:topic:${name}:describe`,
      'create-acl:User:billing:group:billing:read',
    ]);
  });

  it('has nothing left to create where the topic is exactly as asked', async () => {
    const cluster = aCluster();
    const spec = { name, config: { 'cleanup.policy': 'compact, delete' } };
    await planAndApply(kind, spec, cluster);
    expect(await planTopicCreate(spec, cluster.view)).toEqual([]);
  });

  it.each([
    ['another partition count', { partitions: 12 }],
    ['another replication factor', { replicationFactor: 2 }],
    ['a missing override', { config: { 'retention.ms': '604800000' } }],
    [
      'another value',
      {
        config: {
          'cleanup.policy': 'compact',
          'min.insync.replicas': '2',
          'retention.ms': '604800000',
        },
      },
    ],
    [
      'an override more',
      {
        config: {
          'cleanup.policy': 'delete',
          'min.insync.replicas': '2',
          'retention.ms': '604800000',
          'segment.ms': '1000',
        },
      },
    ],
  ])(
    'never takes an existing topic with %s for created as asked',
    async (_, settings) => {
      const { view } = aCluster({
        topics: [
          {
            name,
            partitions: 1,
            replicationFactor: 3,
            config: {
              'cleanup.policy': 'delete',
              'min.insync.replicas': '2',
              'retention.ms': '604800000',
            },
            ...settings,
          },
        ],
      });
      const [change] = await planTopicCreate({ name, partitions: 1 }, view);
      expect(change).toMatchObject({ operation: 'create-topic' });
      expect(change.fields.some(({ before, after }) => before !== after)).toBe(
        true,
      );
    },
  );

  it('takes a key that every object has for what it is', async () => {
    const { view } = aCluster({ topics: [{ name }] });
    const [change] = await planTopicCreate(
      { name, config: { constructor: '1' } },
      view,
    );
    expect(change.fields).toContainEqual({ field: 'constructor', after: '1' });
  });

  it('plans nothing on a guess when the topic cannot be read', async () => {
    const view = fakeClusterView({ unknown: { topic: 'no answer in 5 s' } });
    await expect(planTopicCreate({ name }, view)).rejects.toThrow(
      `The topic "${name}" on cluster "test" could not be read: no answer in 5 s`,
    );
  });

  it('says that the replication factor is not known without brokers', async () => {
    const view = fakeClusterView({
      cluster: { environment: 'development' },
      unknown: { brokers: 'no answer' },
    });
    await expect(planTopicCreate({ name }, view)).rejects.toThrow(
      /replication factor .* cannot be proposed: the brokers of cluster "test" are not known/,
    );
    expect(
      await planTopicCreate({ name, replicationFactor: 1 }, view),
    ).toHaveLength(1);
  });

  it('refuses access on a cluster without an authorizer, and says what to leave out', async () => {
    const { view } = aCluster({ authorizer: false });
    await expect(
      planTopicCreate({ name, producers: [{ principal: 'User:a' }] }, view),
    ).rejects.toThrow(
      'Cluster "test" has no authorizer: whoever connects may do everything there, and access can be neither given nor taken. Leave out producers, consumers and rights',
    );
    expect(await planTopicCreate({ name }, view)).toHaveLength(1);
  });

  it('plans nothing on a guess when access cannot be read', async () => {
    const view = fakeClusterView({ unknown: { acls: 'timed out' } });
    await expect(
      planTopicCreate({ name, producers: [{ principal: 'User:a' }] }, view),
    ).rejects.toThrow('Access on cluster "test" could not be read: timed out');
  });
});

const principal = fc
  .stringMatching(/^[A-Za-z0-9-]{1,12}$/)
  .map(text => `User:${text}`);
const specs: fc.Arbitrary<TopicCreateSpec> = fc
  .record(
    {
      name: fc
        .stringMatching(/^[a-zA-Z0-9._-]{1,30}$/)
        .filter(text => topicNameSchema.safeParse(text).success),
      expectedBytesPerSecond: fc.nat({ max: 50_000_000 }),
      parallelReaders: fc.integer({ min: 1, max: 40 }),
      partitions: fc.integer({ min: 1, max: 60 }),
      replicationFactor: fc.integer({ min: 1, max: 3 }),
      retentionMs: fc.integer({ min: -1, max: 10_000_000_000 }),
      config: fc.constantFrom<Record<string, string>>(
        {},
        { 'cleanup.policy': 'compact' },
        { 'cleanup.policy': ' compact , delete ' },
        { 'min.cleanable.dirty.ratio': '0.50', 'segment.ms': '007200000' },
      ),
      producers: fc.array(fc.record({ principal }), { maxLength: 3 }),
      consumers: fc.array(
        fc.record({ principal, group: fc.constantFrom('a', 'b') }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['name'] },
  )
  .filter(spec => topicCreateSpecSchema.safeParse(spec).success);

describe('laws of topic-create', () => {
  it('plan, apply and plan again is empty', async () => {
    await fc.assert(
      fc.asyncProperty(specs, async spec => {
        const cluster = aCluster();
        const changes = await planAndApply(kind, spec, cluster);
        expect(changes.length).toBeGreaterThan(0);
        expect(await kind.plan(spec, cluster.view)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('each change taken away by a crash is what the next plan holds', async () => {
    await fc.assert(
      fc.asyncProperty(specs, fc.nat(), async (spec, cut) => {
        const { admin, view } = aCluster();
        const changes = await kind.plan(spec, view);
        const done = cut % (changes.length + 1);
        for (const change of changes.slice(0, done))
          await kind.apply(change, { admin, call: { timeoutMs: 1 } });
        const left = await kind.plan(spec, view);
        expect(digest(left)).toBe(digest(changes.slice(done)));
      }),
      { numRuns: 60 },
    );
  });

  it('a completed spec is valid, completes to itself and plans the same', async () => {
    await fc.assert(
      fc.asyncProperty(specs, async spec => {
        const { view } = aCluster();
        const once = await kind.complete!(spec, view);
        expect(topicCreateSpecSchema.parse(once)).toEqual(once);
        expect(await kind.complete!(once, view)).toEqual(once);
        expect(digest(await kind.plan(once, view))).toBe(
          digest(await kind.plan(spec, view)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
