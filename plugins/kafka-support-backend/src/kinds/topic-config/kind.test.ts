import {
  digest,
  type TopicConfigSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import fc from 'fast-check';
import { z } from 'zod';
import { aCluster, planAndApply } from '../testing';
import { topicConfigKind as kind } from './kind';

const name = 'orders.order.placed.v1';
const aTopic = (config: Record<string, string> = {}) =>
  aCluster({ topics: [{ name, config }] });

describe('plan of topic-config', () => {
  it('holds only what differs from the overrides there are', async () => {
    const { admin, view } = aTopic({
      'max.message.bytes': '2097152',
      'segment.ms': '3600000',
      'cleanup.policy': 'delete',
    });
    const changes = await kind.plan(
      {
        name,
        set: {
          'max.message.bytes': '1048576',
          'segment.ms': '03600000',
          'compression.type': 'lz4',
        },
        unset: ['cleanup.policy', 'flush.ms'],
      },
      view,
    );
    expect(changes).toEqual([
      {
        id: `alter-topic-config:${name}`,
        operation: 'alter-topic-config',
        resource: `test/topic/${name}`,
        parameters: {
          name,
          topicId: (await admin.describeTopic(name))!.topicId,
          set: { 'compression.type': 'lz4', 'max.message.bytes': '1048576' },
          unset: ['cleanup.policy'],
        },
        fields: [
          { field: 'cleanup.policy', before: 'delete' },
          { field: 'compression.type', after: 'lz4' },
          {
            field: 'max.message.bytes',
            before: '2097152',
            after: '1048576',
          },
        ],
        impact: 'destructive',
        figures: [],
        repeatable: true,
        command: `kafka-configs.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --alter --entity-type topics --entity-name ${name} --add-config compression.type=lz4,max.message.bytes=1048576 --delete-config cleanup.policy`,
        inverse: {
          available: true,
          summary:
            'To undo it: set cleanup.policy to delete, set max.message.bytes to 2097152, remove the override of compression.type. Records that were removed meanwhile do not come back',
        },
      },
    ]);
  });

  it('sets a value that equals the default: it is an override then', async () => {
    const { view } = aTopic();
    const [change] = await kind.plan(
      { name, set: { 'compression.type': 'producer' } },
      view,
    );
    expect(change.fields).toEqual([
      { field: 'compression.type', after: 'producer' },
    ]);
  });

  it('is empty when every override is as asked', async () => {
    const { view } = aTopic({ 'cleanup.policy': 'compact,delete' });
    expect(
      await kind.plan(
        {
          name,
          set: { 'cleanup.policy': 'delete, compact' },
          unset: ['segment.ms'],
        },
        view,
      ),
    ).toEqual([]);
  });

  it('takes a key that every object has for what it is', async () => {
    const { view } = aTopic();
    expect(await kind.plan({ name, unset: ['constructor'] }, view)).toEqual([]);
    const [change] = await kind.plan({ name, set: { constructor: '1' } }, view);
    expect(change.fields).toEqual([{ field: 'constructor', after: '1' }]);
  });

  it('is another plan for a topic that was deleted and made again', async () => {
    const { admin, view } = aTopic();
    const spec = { name, set: { 'segment.ms': '1000' } };
    const before = await kind.plan(spec, view);
    await admin.deleteTopic(name);
    await admin.createTopic({
      name,
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    expect(digest(await kind.plan(spec, view))).not.toBe(digest(before));
  });

  it('writes lists in brackets on the command line', async () => {
    const { view } = aTopic();
    const [change] = await kind.plan(
      { name, set: { 'cleanup.policy': 'compact,delete' } },
      view,
    );
    expect(change.command).toMatch(
      /--add-config 'cleanup\.policy=\[compact,delete\]'$/,
    );
  });

  it('names close topics when there is none of that name', async () => {
    const { view } = aTopic();
    await expect(
      kind.plan({ name: 'orders.order.place.v1', unset: ['a'] }, view),
    ).rejects.toThrow(
      `There is no topic "orders.order.place.v1" on cluster "test". Did you mean "${name}"?`,
    );
    await expect(
      kind.plan({ name: 'nothing-like-it', unset: ['a'] }, view),
    ).rejects.toThrow('There is no topic "nothing-like-it" on cluster "test".');
  });

  it('says to try again while the brokers do not agree on a topic', async () => {
    const { view } = aTopic();
    const disagreeing = Object.create(view, {
      topic: { value: async () => ({ known: true, value: undefined }) },
    });
    await expect(
      kind.plan({ name, unset: ['a'] }, disagreeing),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('just being created or deleted'),
    });
  });

  it('plans nothing on a guess when the topic cannot be read', async () => {
    const view = fakeClusterView({ unknown: { topic: 'no answer' } });
    await expect(kind.plan({ name, unset: ['a'] }, view)).rejects.toThrow(
      `The topic "${name}" on cluster "test" could not be read: no answer`,
    );
  });
});

describe('spec of topic-config', () => {
  it.each([
    ['set', 'retention.ms', { set: { 'retention.ms': '1' } }],
    ['set', 'local.retention.bytes', { set: { 'local.retention.bytes': '1' } }],
    ['unset', 1, { unset: ['segment.ms', 'retention.bytes'] }],
  ])(
    'refuses retention at %s.%s and says what to do today',
    (where, at, rest) => {
      const { error } = kind.specSchema.safeParse({ name, ...rest });
      expect(error?.issues).toEqual([
        expect.objectContaining({
          path: [where, at],
          message: expect.stringMatching(
            /kind "retention", which is not available yet.*ask the platform team.*kafka-configs\.sh/,
          ),
        }),
      ]);
    },
  );

  it('has a JSON schema to show', () => {
    expect(
      z.toJSONSchema(kind.specSchema, { target: 'draft-7', io: 'input' }),
    ).toMatchObject({ type: 'object', required: ['name'] });
  });
});

const values: Record<string, fc.Arbitrary<string>> = {
  'cleanup.policy': fc.constantFrom('compact', 'delete', 'compact, delete'),
  'compression.type': fc.constantFrom('lz4', 'zstd', 'producer'),
  'max.message.bytes': fc.integer({ min: 1, max: 9_999_999 }).map(String),
  'min.cleanable.dirty.ratio': fc.constantFrom('0.50', '1', '0'),
  'segment.ms': fc.integer({ min: 1, max: 9_999_999 }).map(each => `0${each}`),
};
const configs = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<
  Record<string, string>
>;
const specs = fc
  .tuple(configs, fc.subarray(Object.keys(values)))
  .map(
    ([set, unset]): TopicConfigSpec => ({
      name,
      set,
      unset: unset.filter(key => !(key in set)),
    }),
  )
  .filter(spec => kind.specSchema.safeParse(spec).success);

describe('laws of topic-config', () => {
  it('plan, apply and plan again is empty, and all metrics pass', async () => {
    await fc.assert(
      fc.asyncProperty(configs, specs, async (config, spec) => {
        const cluster = aTopic(config);
        const changes = await planAndApply(kind, spec, cluster);
        expect(await kind.plan(spec, cluster.view)).toEqual([]);
        for (const change of changes) {
          const results = await kind.verify!(change, cluster.view);
          expect(results.filter(each => each.outcome !== 'pass')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the revert brings every override back', async () => {
    await fc.assert(
      fc.asyncProperty(configs, specs, async (config, spec) => {
        const cluster = aTopic(config);
        const overrides = async () =>
          (await cluster.admin.describeTopicConfig(name))!.filter(
            each => each.override,
          );
        const before = await overrides();
        const done = await planAndApply(kind, spec, cluster);
        const revert = kind.revert!(done);
        fc.pre(done.length > 0);
        expect(revert?.kind).toBe('topic-config');
        const inverse = kind.specSchema.parse(revert?.spec);
        await planAndApply(kind, inverse, cluster);
        expect(await overrides()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

it('has nothing to revert where nothing was done', () => {
  expect(kind.revert!([])).toBeUndefined();
});

describe('validation metrics of topic-config', () => {
  const spec = { name, set: { 'segment.ms': '1000' } };

  it('fail when the value reads back otherwise', async () => {
    const cluster = aTopic();
    const [change] = await planAndApply(kind, spec, cluster);
    await cluster.admin.alterTopicConfig({
      name,
      set: { 'segment.ms': '2000' },
      unset: [],
    });
    expect(await kind.verify!(change, cluster.view)).toContainEqual({
      outcome: 'fail',
      message: '"segment.ms" reads 2000',
      observed: '2000',
      limit: '1000',
    });
  });

  it('fail for a topic that took the name meanwhile', async () => {
    const cluster = aTopic();
    const [change] = await planAndApply(kind, spec, cluster);
    await cluster.admin.deleteTopic(name);
    expect(await kind.verify!(change, cluster.view)).toEqual([
      { outcome: 'fail', message: `There is no topic "${name}"` },
    ]);
    await cluster.admin.createTopic({
      name,
      partitions: 1,
      replicationFactor: 1,
      config: { 'segment.ms': '1000' },
    });
    expect(await kind.verify!(change, cluster.view)).toEqual([
      {
        outcome: 'fail',
        message: `"${name}" is not the topic that was changed: it was deleted and made again`,
      },
    ]);
  });

  it('are unknown when the topic cannot be read', async () => {
    const [change] = await planAndApply(kind, spec, aTopic());
    const view = fakeClusterView({ unknown: { topic: 'no answer' } });
    expect(await kind.verify!(change, view)).toMatchObject([
      { outcome: 'unknown', figure: 'topic' },
    ]);
  });

  it('refuses an operation that is not its own', async () => {
    const cluster = aTopic();
    const [change] = await kind.plan(spec, cluster.view);
    await expect(
      kind.apply(
        { ...change, operation: 'create-topic' },
        { admin: cluster.admin, call: { timeoutMs: 1 } },
      ),
    ).rejects.toThrow('cannot apply "create-topic"');
  });
});
