import { TestDatabases } from '@backstage/backend-test-utils';
import {
  eventually,
  type ClusterTraffic,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { RuleInput } from '@kafka-support/backstage-plugin-kafka-support-node';
import { realKafka } from '../clusters/__testUtils__/realKafka';
import { realTraffic } from '../clusters/__testUtils__/realTraffic';
import { gatherDeletions } from '../guardrails/gatherDeletions';
import { activeMembers } from '../guardrails/rules/recovery/activeMembers';
import { recentTraffic } from '../guardrails/rules/recovery/recentTraffic';
import { groupDeleteKind, topicDeleteKind } from '../kinds';
import type { StoredRequest } from '../requests/types';
import { CLUSTER, RealKafkaWorld } from './__testUtils__/RealKafkaWorld';
import { DefaultExecutor } from './DefaultExecutor';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(90_000);

let world: RealKafkaWorld;
let traffic: ClusterTraffic;
const members: { leave(): Promise<void> }[] = [];
const made: { topics: string[]; groups: string[] } = { topics: [], groups: [] };
beforeAll(async () => {
  world = await RealKafkaWorld.create(await databases.init('SQLITE_3'));
  traffic = realTraffic(realKafka().plaintext());
});
afterAll(async () => {
  for (const member of members) await member.leave();
  for (const group of made.groups)
    await world.admin.deleteGroup(group).catch(() => undefined);
  for (const topic of made.topics)
    await world.admin.deleteTopic(topic).catch(() => undefined);
  await world.remove();
});

const view = () => world.clusters.get(CLUSTER).view();

async function run({ id }: Pick<StoredRequest, 'id'>): Promise<StoredRequest> {
  const { store, kinds, logger, clusters } = world;
  const executor = DefaultExecutor.create({
    store,
    assessor: world.assessorOn(clusters),
    kinds,
    logger,
    clusters,
    platform: ['group:default/platform'],
  });
  executor.start(id);
  await executor.idle();
  return (await store.get(id))!;
}

async function aTopic(label: string, records = 0): Promise<string> {
  const topic = `${world.prefix}.${label}.v1`;
  made.topics.push(topic);
  await world.admin.createTopic({
    name: topic,
    partitions: 2,
    replicationFactor: 3,
    config: { 'retention.ms': '7200000' },
  });
  await eventually(async () => {
    const found = await view().topic(topic);
    expect(found.known && found.value).toBeTruthy();
  });
  if (records === 0) return topic;
  await traffic.produce({ topic, partition: 0 }, records);
  // Records can be read once their copies are made, a little later.
  await eventually(async () => {
    const partition = { topic, partition: 0 };
    const { read } = await world.admin.listOffsets([partition], 'latest');
    expect(read).toEqual([{ ...partition, offset: records }]);
  });
  return topic;
}

/** A group without members that committed on the topic. */
async function idleGroup(topic: string, offset: number): Promise<string> {
  const group = `${topic}-idle-${made.groups.length}`;
  made.groups.push(group);
  await traffic.commit(group, [{ topic, partition: 0, offset }]);
  await eventually(async () => {
    const found = await view().group(group);
    expect(found).toMatchObject({
      known: true,
      value: {
        positions: { known: true, value: [{ committedOffset: offset }] },
      },
    });
  });
  return group;
}

/** As the form would have it. */
async function deletionOf(topic: string, more: object = {}) {
  return eventually(async () =>
    world.approve(
      await topicDeleteKind.complete!({ topic, ...more }, view()),
      'topic-delete',
    ),
  );
}

describe('topic-delete on a real Kafka', () => {
  it('takes the topic, a group and the access, and makes it again empty', async () => {
    const topic = await aTopic('whole', 20);
    const group = await idleGroup(topic, 5);
    const principal = `User:${world.prefix}`;
    await world.admin.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: topic,
        principal,
        host: '*',
        operation: 'write',
        permission: 'allow',
      },
    ]);
    await eventually(async () =>
      expect(await world.admin.describeAcls({ principal })).toHaveLength(1),
    );
    const request = await eventually(async () => {
      const filed = await deletionOf(topic, { removeGroups: [group] });
      expect(filed.plan.changes).toHaveLength(3);
      return filed;
    });
    const [, deleted] = request.plan.changes;
    expect(deleted.figures).toEqual(
      expect.arrayContaining([
        { name: 'records lost', unit: 'records', value: 20, bound: 24 },
        expect.objectContaining({ name: 'bytes lost', unit: 'bytes' }),
      ]),
    );
    await run(request);
    expect(await world.faultsOf(request)).toEqual([]);
    const brokers = await view().topicAtBrokers(topic);
    expect(brokers.known && brokers.value).toEqual([
      { brokerId: 1 },
      { brokerId: 2 },
      { brokerId: 3 },
    ]);
    expect(await world.admin.describeAcls({ principal })).toEqual([]);
    expect((await world.admin.describeGroups([group])).read).toEqual([]);

    const inverse = topicDeleteKind.revert!(request.plan.changes)!;
    const again = await world.approve(
      inverse.spec as Record<string, any>,
      inverse.kind,
    );
    await run(again);
    expect(await world.faultsOf(again)).toEqual([]);
    const log = await view().log(topic);
    expect(log).toMatchObject({
      value: { records: { value: 0 }, lastTimestampMs: { value: undefined } },
    });
    const overrides = (await world.admin.describeTopicConfig(topic))!.filter(
      each => each.override,
    );
    expect(overrides).toContainEqual(
      expect.objectContaining({ name: 'retention.ms', value: '7200000' }),
    );
    expect(await world.admin.describeAcls({ principal })).toHaveLength(1);
  });

  it('leaves a topic alone that was made again under the name', async () => {
    const topic = await aTopic('again');
    const request = await deletionOf(topic);
    await world.admin.deleteTopic(topic);
    await eventually(async () =>
      expect(await world.admin.describeTopic(topic)).toBeUndefined(),
    );
    await eventually(() => aTopic('again'));
    const after = await run(request);
    expect(after.status).toBe('in_review');
    expect(await world.admin.describeTopic(topic)).toBeDefined();
    const [change] = request.plan.changes;
    await expect(
      topicDeleteKind.apply(change, {
        admin: world.admin,
        call: { timeoutMs: 5_000 },
      }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_ID' });
  });

  it.each(['classic', 'consumer'] as const)(
    'is denied at once where a group of type %s begins to read, though groups were just listed',
    async type => {
      const topic = await aTopic(`read-${type}`, 1);
      // What all views share is known from now on for some seconds.
      await view().groups(topic);
      const group = `${topic}-readers`;
      made.groups.push(group);
      members.push(
        await traffic.join(group, { topic, type, clientId: 'reader' }),
      );
      await eventually(async () => {
        const look = view();
        const changes = await topicDeleteKind.plan({ topic }, look);
        const deletions = await gatherDeletions(changes, look);
        const input = { deletions } as RuleInput;
        expect(activeMembers.evaluate(input, {})).toEqual([
          expect.objectContaining({
            outcome: 'fail',
            message: `Group "${group}" reads "${topic}" with 1 member`,
          }),
        ]);
        expect(recentTraffic.evaluate(input, { quietFor: '1 hour' })).toEqual([
          expect.objectContaining({ outcome: 'fail' }),
        ]);
      }, 30_000);
    },
  );
});

describe('group-delete on a real Kafka', () => {
  const deletion = async (group: string) =>
    world.approve(
      await groupDeleteKind.complete!({ group }, view()),
      'group-delete',
    );

  it('takes a group and gives its offsets back', async () => {
    const topic = await aTopic('groups', 9);
    const group = await idleGroup(topic, 7);
    const request = await deletion(group);
    await run(request);
    expect(await world.faultsOf(request)).toEqual([]);
    const { kind, spec } = groupDeleteKind.revert!(request.plan.changes)!;
    const back = await world.approve(spec as Record<string, any>, kind);
    await run(back);
    expect(await world.faultsOf(back)).toEqual([]);
    expect((await world.admin.listGroupOffsets([group])).read).toEqual([
      { groupId: group, offsets: [{ topic, partition: 0, offset: 7 }] },
    ]);
  });

  it.each(['classic', 'consumer'] as const)(
    'is refused by the broker while a group of type %s has a member, and done once it left',
    async type => {
      const topic = await aTopic(`members-${type}`);
      const group = `${topic}-group`;
      made.groups.push(group);
      const member = await traffic.join(group, {
        topic,
        type,
        clientId: 'reader',
      });
      members.push(member);
      await eventually(async () => {
        const found = await view().group(group);
        expect(found).toMatchObject({ value: { type, state: 'Stable' } });
      }, 30_000);
      const request = await deletion(group);
      expect(await run(request)).toMatchObject({ status: 'failed' });
      const refusal = (await world.store.events(request.id)).find(
        event => event.type === 'change.refused',
      );
      expect(refusal?.details).toMatchObject({ code: 'NON_EMPTY_GROUP' });

      await member.leave();
      await eventually(async () => {
        const found = await view().group(group);
        expect(found).toMatchObject({ value: { type, state: 'Empty' } });
      }, 30_000);
      const empty = await deletion(group);
      await run(empty);
      expect(await world.faultsOf(empty)).toEqual([]);
    },
  );
});
