import { InputError } from '@backstage/errors';
import {
  covers,
  digest,
  topicDeleteSpecSchema,
  type AclBinding,
  type TopicDeleteSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { topicCreateKind } from '../topic-create';
import { aCluster, planAndApply } from '../testing';
import { topicDeleteKind as kind } from './kind';

const topic = 'orders.order.placed.v1';
const at = (partition: number, name = topic) => ({ topic: name, partition });

function acl(over: Partial<AclBinding> = {}): AclBinding {
  return {
    resourceType: 'topic',
    patternType: 'literal',
    resourceName: topic,
    principal: 'User:orders',
    host: '*',
    operation: 'write',
    permission: 'allow',
    ...over,
  };
}

function aWorld() {
  const world = aCluster({
    topics: [
      {
        name: topic,
        partitions: 2,
        replicationFactor: 3,
        config: { 'retention.ms': '7200000', 'cleanup.policy': 'delete' },
      },
      { name: 'other' },
    ],
    acls: [
      acl(),
      acl({ principal: 'User:billing', operation: 'read', host: '10.0.0.1' }),
      acl({ principal: 'User:mallory', permission: 'deny' }),
      acl({ principal: 'User:*', operation: 'all' }),
      acl({ resourceName: 'orders.', patternType: 'prefixed' }),
      acl({ resourceName: 'other' }),
    ],
    groups: [
      {
        groupId: 'billing',
        offsets: [
          { ...at(0), offset: 4 },
          { ...at(0, 'other'), offset: 1 },
        ],
      },
      { groupId: 'once', offsets: [{ ...at(1), offset: 9 }] },
    ],
  });
  world.admin.setLog(at(0), { start: 2, end: 12, bytes: 5_000 });
  world.admin.setLog(at(1), { end: 90, bytes: 45_000 });
  return world;
}

async function completed(
  spec: Partial<TopicDeleteSpec>,
  { view }: ReturnType<typeof aWorld>,
) {
  return kind.complete!({ topic, ...spec }, view);
}

describe('spec of topic-delete', () => {
  const issueOf = (spec: unknown) => {
    const [issue] = topicDeleteSpecSchema.safeParse(spec).error?.issues ?? [];
    return issue && `${issue.path.join('.')}: ${issue.message}`;
  };

  it.each([
    [{ topic: 5 }, /^topic: .*expected string, received number/],
    [{}, /^topic: .*expected string, received undefined/],
    [{ topic: '' }, 'topic: must not be empty'],
    [
      { topic: 'a; rm -rf /' },
      'topic: must hold only letters, digits, ".", "_" and "-"',
    ],
    [{ topic: 'a'.repeat(250) }, 'topic: must have at most 249 characters'],
    [{ topic, topicId: '../x' }, /^topicId: must be the id of a topic/],
    [{ topic, removeAccess: 'yes' }, /^removeAccess: .*expected boolean/],
    [{ topic, removeGroups: 'billing' }, /^removeGroups: .*expected array/],
    [{ topic, removeGroups: ['a', 'a'] }, /must name each group once/],
    [
      { topic, removeGroups: ['*'] },
      /must not hold control characters or "\*"/,
    ],
    [
      { topic, removeGroups: Array.from({ length: 51 }, (_, n) => `g${n}`) },
      'removeGroups: must name at most 50 groups',
    ],
    [{ topic, force: true }, /Unrecognized key: "force"/],
  ])('refuses %j', (spec, message) => {
    expect(issueOf(spec)).toMatch(message);
  });
});

describe('plan of topic-delete', () => {
  it('keeps what the topic was, names what is lost, and takes its access', async () => {
    const world = aWorld();
    const { topicId } = (await world.admin.describeTopic(topic))!;
    const [change, ...access] = await kind.plan(
      await completed({}, world),
      world.view,
    );
    expect(change).toEqual({
      id: `delete-topic:${topic}`,
      operation: 'delete-topic',
      resource: `test/topic/${topic}`,
      parameters: {
        name: topic,
        topicId,
        kept: {
          partitions: 2,
          replicationFactor: 3,
          config: { 'retention.ms': '7200000', 'cleanup.policy': 'delete' },
          acls: [
            acl({ principal: 'User:*', operation: 'all' }),
            acl({
              principal: 'User:billing',
              operation: 'read',
              host: '10.0.0.1',
            }),
            acl({ principal: 'User:mallory', permission: 'deny' }),
            acl(),
          ],
          aclsLeftOut: 0,
          offsets: [
            { group: 'billing', partition: 0, offset: 4 },
            { group: 'once', partition: 1, offset: 9 },
          ],
          offsetsLeftOut: 0,
        },
      },
      fields: [
        { field: 'partitions', before: '2' },
        { field: 'replication.factor', before: '3' },
        { field: 'cleanup.policy', before: 'delete' },
        { field: 'retention.ms', before: '7200000' },
        { field: 'offsets of group billing', before: '1 partition' },
        { field: 'offsets of group once', before: '1 partition' },
      ],
      impact: 'destructive',
      figures: [
        { name: 'records lost', unit: 'records', value: 100, bound: 120 },
        { name: 'bytes lost', unit: 'bytes', value: 50_000, bound: 60_000 },
        {
          name: 'groups that lose their place',
          unit: 'groups',
          value: 2,
          bound: 2,
        },
      ],
      repeatable: true,
      command: `kafka-topics.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --delete --topic ${topic}`,
      inverse: {
        available: false,
        reason: expect.stringMatching(
          /^the records do not come back.* again, EMPTY: 2 partitions with 3 replicas, 2 settings.*but for 1 ACL too wide/,
        ),
      },
    });
    expect(access.map(({ parameters }) => parameters)).toEqual([
      acl({ principal: 'User:*', operation: 'all' }),
      acl({ principal: 'User:billing', operation: 'read', host: '10.0.0.1' }),
      acl(),
    ]);
  });

  it('leaves the access where it is not ticked', async () => {
    const world = aWorld();
    const changes = await kind.plan(
      await completed({ removeAccess: false }, world),
      world.view,
    );
    expect(changes.map(({ operation }) => operation)).toEqual(['delete-topic']);
  });

  it('deletes ticked groups before the topic, each with its offsets kept', async () => {
    const world = aWorld();
    const [group, deleted] = await kind.plan(
      await completed({ removeGroups: ['once'], removeAccess: false }, world),
      world.view,
    );
    expect(group).toMatchObject({
      id: 'delete-group:once',
      parameters: {
        groupId: 'once',
        offsets: [{ ...at(1), offset: 9 }],
        offsetsLeftOut: 0,
      },
      inverse: { available: false },
    });
    expect(deleted.parameters.kept).toMatchObject({
      offsets: [{ group: 'billing', partition: 0, offset: 4 }],
    });
  });

  it.each([
    [
      { removeGroups: ['billing'] },
      'has offsets on other topics too, such as "other"',
    ],
    [{ removeGroups: ['nobody'] }, 'There is no group "nobody"'],
    [{ topic: 'orders.order.place.v1' }, `Did you mean "${topic}"?`],
  ])('refuses %j', async (spec, message) => {
    const world = aWorld();
    const planning = async () =>
      kind.plan(await completed(spec, world), world.view);
    await expect(planning()).rejects.toThrow(InputError);
    await expect(planning()).rejects.toThrow(message);
  });

  it('refuses a topic of Kafka itself', async () => {
    const { view } = aCluster({
      topics: [{ name: '__consumer_offsets', internal: true }],
    });
    await expect(
      kind.plan({ topic: '__consumer_offsets' }, view),
    ).rejects.toThrow('"__consumer_offsets" is a topic of Kafka itself');
  });

  it.each(['topic', 'acls', 'group'] as const)(
    'plans nothing on a guess when the figure "%s" cannot be read',
    async figure => {
      const { admin } = aWorld();
      const view = fakeClusterView({
        admin,
        unknown: { [figure]: 'no answer' },
      });
      await expect(
        kind.plan({ topic, removeGroups: ['once'] }, view),
      ).rejects.toThrow(/could not be read: no answer/);
    },
  );

  it('names no figure that it does not know', async () => {
    const { admin } = aWorld();
    admin.fail('describeLogDirs', { how: 'unavailable' });
    const view = fakeClusterView({ admin });
    const [change] = await kind.plan({ topic }, view);
    expect(change.figures.map(({ name }) => name)).toEqual([
      'groups that lose their place',
    ]);
  });

  it('is covered while it is written a little, and not when much more would be lost', async () => {
    const world = aWorld();
    const agreed = await kind.plan(await completed({}, world), world.view);
    world.admin.append(at(1), 15);
    const fresh = await kind.plan(await completed({}, world), world.view);
    expect(covers(agreed, fresh)).toBe(true);
    world.admin.append(at(1), 10);
    const more = await kind.plan(await completed({}, world), world.view);
    expect(covers(agreed, more)).toBe(false);
  });

  it('is for one topic only: another of the name is another plan, or none', async () => {
    const world = aWorld();
    const spec = await completed({}, world);
    const before = await kind.plan(spec, world.view);
    await world.admin.deleteTopic(topic);
    const access = await kind.plan(spec, world.view);
    expect(access.map(({ operation }) => operation)).toEqual([
      'delete-acl',
      'delete-acl',
      'delete-acl',
    ]);
    await world.admin.createTopic({
      name: topic,
      partitions: 2,
      replicationFactor: 3,
      config: {},
    });
    // What has the name now keeps its access.
    expect(await kind.plan(spec, world.view)).toEqual([]);
    const again = await kind.plan(await completed({}, world), world.view);
    expect(digest(again)).not.toBe(digest(before));
  });

  it('completes to itself, also once the topic is gone', async () => {
    const world = aWorld();
    const once = await completed({}, world);
    await world.admin.deleteTopic(topic);
    expect(await kind.complete!(once, world.view)).toEqual(once);
  });

  it('keeps at most 1,000 offsets and says how many it leaves out', async () => {
    const world = aCluster({
      topics: [{ name: topic, partitions: 1_200 }],
      groups: [
        {
          groupId: 'wide',
          offsets: Array.from({ length: 1_200 }, (_, n) => ({
            ...at(n),
            offset: n,
          })),
        },
      ],
    });
    const [change] = await kind.plan({ topic }, world.view);
    expect(change.parameters.kept).toMatchObject({ offsetsLeftOut: 200 });
    expect((change.parameters.kept as any).offsets).toHaveLength(1_000);
  });

  it('has no access to take where the cluster has no authorizer', async () => {
    const { view } = aCluster({ authorizer: false, topics: [{ name: topic }] });
    expect(await kind.plan({ topic }, view)).toHaveLength(1);
  });
});

describe('applying topic-delete', () => {
  it('leaves nothing to plan, and every metric passes', async () => {
    const world = aWorld();
    const spec = await completed({ removeGroups: ['once'] }, world);
    const changes = await planAndApply(kind, spec, world);
    expect(await kind.plan(spec, world.view)).toEqual([]);
    const results = await Promise.all(
      changes.map(change => kind.verify!(change, world.view)),
    );
    expect(results.flat().map(({ outcome }) => outcome)).toEqual(
      Array(5).fill('pass'),
    );
    expect(results.flat()[1].message).toBe(
      `"${topic}" is gone from every broker`,
    );
    // What is of others is left.
    expect(await world.admin.describeAcls({})).toEqual([
      acl({ principal: 'User:mallory', permission: 'deny' }),
      acl({ resourceName: 'orders.', patternType: 'prefixed' }),
      acl({ resourceName: 'other' }),
    ]);
  });

  it('never deletes another topic that took the name', async () => {
    const world = aWorld();
    const [change] = await kind.plan(await completed({}, world), world.view);
    await world.admin.deleteTopic(topic);
    await world.admin.createTopic({
      name: topic,
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    await expect(
      kind.apply(change, { admin: world.admin, call: { timeoutMs: 1_000 } }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_ID' });
    expect(await kind.verify!(change, world.view)).toEqual([
      expect.objectContaining({
        outcome: 'pass',
        message: expect.stringContaining('Another topic of the name'),
      }),
    ]);
  });

  it('is not verified while a broker still knows the topic', async () => {
    const world = aWorld();
    const [change] = await kind.plan(await completed({}, world), world.view);
    expect(await kind.verify!(change, world.view)).toEqual([
      {
        outcome: 'fail',
        message: `"${topic}" is still known to broker 1, 2, 3`,
        observed: '3 of 3 brokers',
        limit: '0 brokers',
      },
    ]);
    const view = fakeClusterView({
      admin: world.admin,
      unknown: { topicAtBrokers: 'no answer' },
    });
    expect(await kind.verify!(change, view)).toMatchObject([
      { outcome: 'unknown', figure: 'topicAtBrokers' },
    ]);
  });

  it('refuses an operation that is not its own', async () => {
    const { admin, view } = aWorld();
    const [change] = await kind.plan({ topic }, view);
    await expect(
      kind.apply(
        { ...change, operation: 'create-topic' },
        { admin, call: { timeoutMs: 1 } },
      ),
    ).rejects.toThrow('cannot apply "create-topic"');
  });
});

describe('the revert of topic-delete', () => {
  it('makes the topic again, empty, with its settings and access', async () => {
    const world = aWorld();
    const spec = await completed({}, world);
    const done = await planAndApply(kind, spec, world);
    const revert = kind.revert!(done)!;
    expect(revert.kind).toBe('topic-create');
    const inverse = topicCreateKind.specSchema.parse(revert.spec);
    await planAndApply(topicCreateKind, inverse, world);
    const observed = await world.admin.describeTopic(topic);
    expect(observed!.partitions).toHaveLength(2);
    expect(await world.admin.listOffsets([at(0), at(1)], 'latest')).toEqual({
      read: [
        { ...at(0), offset: 0 },
        { ...at(1), offset: 0 },
      ],
      unread: [],
    });
    const config = await world.admin.describeTopicConfig(topic);
    expect(
      config!.filter(each => each.override).map(each => each.name),
    ).toEqual(expect.arrayContaining(['cleanup.policy', 'retention.ms']));
    const acls = await world.admin.describeAcls({ resourceName: topic });
    expect(acls).toEqual(
      expect.arrayContaining([
        acl(),
        acl({ principal: 'User:billing', operation: 'read', host: '10.0.0.1' }),
      ]),
    );
    // Too wide for any request.
    expect(acls).not.toContainEqual(
      acl({ principal: 'User:*', operation: 'all' }),
    );
  });

  it('has nothing to make again where the topic is still there', async () => {
    const world = aWorld();
    const spec = await completed({ removeGroups: ['once'] }, world);
    const [group] = await kind.plan(spec, world.view);
    expect(kind.revert!([group])).toBeUndefined();
  });
});
