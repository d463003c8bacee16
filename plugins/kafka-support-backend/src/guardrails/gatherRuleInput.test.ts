import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicConfigKind, topicCreateKind } from '../kinds';
import { gatherRuleInput } from './gatherRuleInput';
import { creating, grant, NAME } from './testing';

async function gather(
  kind: typeof topicCreateKind | typeof topicConfigKind,
  spec: Record<string, unknown>,
  view: ClusterView,
) {
  const {
    topics,
    grants,
    brokers,
    health,
    existingTopics,
    topicDefaults,
    ...known
  } = creating();
  return gatherRuleInput(
    {
      ...known,
      kind: kind.id,
      spec,
      changes: await kind.plan({ name: NAME, ...spec } as any, view),
    },
    view,
  );
}

describe('gatherRuleInput', () => {
  it('describes a topic that the plan creates, with the word of the broker', async () => {
    const view = fakeClusterView();
    const input = await gather(topicCreateKind, { partitions: 2 }, view);
    const config = {
      'cleanup.policy': 'delete',
      'min.insync.replicas': '2',
      'retention.ms': '604800000',
    };
    expect(input.topics).toEqual([
      {
        name: NAME,
        partitions: 2,
        replicationFactor: 3,
        config,
        set: config,
        unset: [],
        verdict: expect.objectContaining({ value: { accepted: true } }),
      },
    ]);
    expect(input).toMatchObject({
      grants: [],
      brokers: { known: true },
      health: { known: true },
      existingTopics: { known: true, value: [] },
      topicDefaults: { known: true },
    });
    expect(input).not.toHaveProperty('existingAccess');
  });

  it('brings the refusal of the broker', async () => {
    const view = fakeClusterView();
    const input = await gather(
      topicCreateKind,
      { config: { 'segment.ms': 'soon' } },
      view,
    );
    expect(input.topics[0].verdict).toMatchObject({
      value: {
        accepted: false,
        code: 'INVALID_CONFIG',
        sentence: expect.stringContaining('segment.ms'),
      },
    });
  });

  it('brings a topic that is there already beside the one that is asked', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [{ name: NAME, partitions: 5 }],
    });
    const input = await gather(
      topicCreateKind,
      { partitions: 2 },
      fakeClusterView({ admin }),
    );
    expect(input.topics[0].partitions).toBe(2);
    expect(input.topics[0].observed?.description.partitions).toHaveLength(5);
  });

  it('describes a topic whose settings change as it would be after', async () => {
    const admin = FakeClusterAdmin.create({
      topics: [
        {
          name: NAME,
          partitions: 4,
          replicationFactor: 2,
          config: { 'segment.ms': '1000', 'max.message.bytes': '2000' },
        },
      ],
    });
    const input = await gather(
      topicConfigKind,
      { set: { 'compression.type': 'lz4' }, unset: ['segment.ms'] },
      fakeClusterView({ admin }),
    );
    expect(input.topics).toEqual([
      {
        name: NAME,
        observed: expect.objectContaining({
          description: expect.objectContaining({ name: NAME }),
        }),
        partitions: 4,
        replicationFactor: 2,
        config: { 'compression.type': 'lz4', 'max.message.bytes': '2000' },
        set: { 'compression.type': 'lz4' },
        unset: ['segment.ms'],
        verdict: expect.objectContaining({ value: { accepted: true } }),
      },
    ]);
  });

  it('brings the grants, and who has access to their groups already', async () => {
    const others = grant({
      resourceType: 'group',
      resourceName: 'bill',
      patternType: 'prefixed',
      principal: 'User:billing',
    });
    const admin = FakeClusterAdmin.create({ acls: [others, grant()] });
    const input = await gather(
      topicCreateKind,
      { consumers: [{ principal: 'User:x', group: 'billing' }] },
      fakeClusterView({ admin }),
    );
    expect(input.grants.map(acl => acl.resourceType)).toEqual([
      'topic',
      'topic',
      'group',
    ]);
    expect(input.existingAccess).toMatchObject({ value: [others] });
  });

  it('keeps what could not be read as unknown', async () => {
    const view = fakeClusterView({
      unknown: {
        brokers: 'a',
        health: 'b',
        topics: 'c',
        topicDefaults: 'd',
        validateTopic: 'e',
      },
    });
    const input = await gather(topicCreateKind, {}, view);
    for (const figure of [
      input.brokers,
      input.health,
      input.existingTopics,
      input.topicDefaults,
      input.topics[0].verdict,
    ])
      expect(figure).toMatchObject({ known: false });
  });

  it('stops where the topic itself cannot be read or is gone', async () => {
    const admin = FakeClusterAdmin.create({ topics: [{ name: NAME }] });
    const view = fakeClusterView({ admin });
    const changes = await topicConfigKind.plan(
      { name: NAME, set: { 'segment.ms': '1' } },
      view,
    );
    const known = { ...creating(), changes };
    await expect(
      gatherRuleInput(known, fakeClusterView({ unknown: { topic: 'down' } })),
    ).rejects.toThrow('could not be read: down');
    await admin.deleteTopic(NAME);
    await expect(gatherRuleInput(known, view)).rejects.toThrow(
      `The topic "${NAME}" on cluster "test" was deleted a moment ago`,
    );
  });
});
