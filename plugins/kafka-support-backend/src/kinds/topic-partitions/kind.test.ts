import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import fc from 'fast-check';
import { aCluster, planAndApply } from '../testing';
import { topicPartitionsKind as kind } from './kind';

const topic = 'orders.order.placed.v1';
const aTopic = (partitions: number) =>
  aCluster({ topics: [{ name: topic, partitions, replicationFactor: 3 }] });

describe('plan of topic-partitions', () => {
  it('names how many there are and shall be, who reads it, and that there is no way back', async () => {
    const { admin, view } = aTopic(3);
    admin.groups.set({
      groupId: 'billing',
      offsets: [{ topic, partition: 0, offset: 1 }],
    });
    expect(
      await kind.plan({ topic, partitions: 6, keyed: true }, view),
    ).toEqual([
      {
        id: `create-partitions:${topic}`,
        operation: 'create-partitions',
        resource: `test/topic/${topic}`,
        parameters: {
          name: topic,
          topicId: (await admin.describeTopic(topic))!.topicId,
          from: 3,
          to: 6,
        },
        fields: [{ field: 'partitions', before: '3', after: '6' }],
        impact: 'disruptive',
        figures: [
          { name: 'groups that read it', unit: 'groups', value: 1, bound: 2 },
        ],
        repeatable: true,
        command: `kafka-topics.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --alter --topic ${topic} --partitions 6`,
        inverse: {
          available: false,
          reason: expect.stringContaining('never takes partitions away'),
        },
      },
    ]);
  });

  it.each([
    [true, 'disruptive'],
    [undefined, 'disruptive'],
    [false, 'safe'],
  ])('where keyed is %s it is %s', async (keyed, impact) => {
    const [change] = await kind.plan(
      { topic, partitions: 6, ...(keyed !== undefined && { keyed }) },
      aTopic(3).view,
    );
    expect(change.impact).toBe(impact);
  });

  it('is empty when the topic has as many', async () => {
    expect(await kind.plan({ topic, partitions: 3 }, aTopic(3).view)).toEqual(
      [],
    );
  });

  it('says no figure of groups that it could not read', async () => {
    const { admin } = aTopic(3);
    const view = fakeClusterView({ admin, unknown: { groups: 'no answer' } });
    const [change] = await kind.plan({ topic, partitions: 6 }, view);
    expect(change.figures).toEqual([]);
  });

  it('refuses a topic that there is not and names a close one', async () => {
    await expect(
      kind.plan(
        { topic: 'orders.order.place.v1', partitions: 6 },
        aTopic(3).view,
      ),
    ).rejects.toThrow(topic);
  });
});

describe('topic-partitions', () => {
  it('adds them, reads them back, and planning again yields nothing', async () => {
    const cluster = aTopic(3);
    const spec = { topic, partitions: 6, keyed: false };
    const [change] = await planAndApply(kind, spec, cluster);
    expect(await kind.verify!(change, cluster.view)).toEqual([
      expect.objectContaining({ outcome: 'pass' }),
      expect.objectContaining({ outcome: 'pass' }),
      expect.objectContaining({ outcome: 'pass', observed: '6', limit: '6' }),
    ]);
    expect(await kind.plan(spec, cluster.view)).toEqual([]);
  });

  it('does not verify against a topic that was made again', async () => {
    const cluster = aTopic(3);
    const [change] = await planAndApply(
      kind,
      { topic, partitions: 6 },
      cluster,
    );
    await cluster.admin.deleteTopic(topic);
    await cluster.admin.createTopic({
      name: topic,
      partitions: 6,
      replicationFactor: 3,
      config: {},
    });
    expect(await kind.verify!(change, cluster.view)).toEqual([
      {
        outcome: 'fail',
        message: expect.stringContaining('deleted and made again'),
      },
    ]);
  });

  it('whatever is asked in turn, the topic never has fewer than before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
        async asked => {
          const cluster = aTopic(3);
          const counts = [3];
          for (const partitions of asked) {
            const most = Math.max(...counts);
            const refusal = await planAndApply(
              kind,
              { topic, partitions },
              cluster,
            ).then(
              () => 'none',
              error => error.message,
            );
            expect(refusal).toMatch(
              partitions < most ? /would not be an increase/ : /^none$/,
            );
            const described = await cluster.admin.describeTopic(topic);
            counts.push(described!.partitions.length);
            expect(counts.at(-1)).toBe(Math.max(most, partitions));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    [{ topic }, 'partitions'],
    [{ topic, partitions: 0 }, 'partitions'],
    [{ topic, partitions: -3 }, 'partitions'],
    [{ topic, partitions: 2.5 }, 'partitions'],
    [{ topic, partitions: 1e9 }, 'partitions'],
    [{ topic, partitions: '6' }, 'partitions'],
    [{ topic, partitions: 6, keyed: 'yes' }, 'keyed'],
    [{ topic: 'a b\u0000', partitions: 6 }, 'topic'],
    [{ topic: 'x'.repeat(250), partitions: 6 }, 'topic'],
    [{ topic, partitions: 6, replicationFactor: 3 }, 'replicationFactor'],
  ])('refuses the spec %j by %s', (spec, path) => {
    const parsed = kind.specSchema.safeParse(spec);
    expect(JSON.stringify(parsed.error?.issues)).toContain(path);
  });
});
