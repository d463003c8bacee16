import { TestDatabases } from '@backstage/backend-test-utils';
import { ExecutionWorld, type Ask } from './__testUtils__/ExecutionWorld';
import {
  appliedOnce,
  atEveryStep,
  live,
  outcomeOf,
} from './__testUtils__/deaths';

/**
 * A process dies at a step of a deletion: before or after any call to the
 * database or to the cluster. Another one takes over once the lease has ended.
 */
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});

/** Four changes: a group, the topic, two rights. */
async function topicWithAll(): Promise<Ask> {
  const { name } = world.topicSpec();
  const { dev } = world.admins;
  await dev.createTopic({
    name,
    partitions: 2,
    replicationFactor: 3,
    config: { 'retention.ms': '7200000' },
  });
  await dev.createAcls(
    (['read', 'write'] as const).map(operation => ({
      resourceType: 'topic',
      patternType: 'literal',
      resourceName: name,
      principal: 'User:orders',
      host: '*',
      operation,
      permission: 'allow',
    })),
  );
  const group = `readers-of-${name}`;
  dev.setLog({ topic: name, partition: 0 }, { end: 10, bytes: 1_000 });
  dev.groups.commit(group, [{ topic: name, partition: 0, offset: 4 }]);
  // Stays, and loses its place with the topic.
  dev.groups.commit(`other-${name}`, [
    { topic: name, partition: 1, offset: 0 },
  ]);
  const { topicId } = (await dev.describeTopic(name))!;
  return {
    kind: 'topic-delete',
    spec: { topic: name, topicId, removeGroups: [group] },
  };
}

async function idleGroup(): Promise<Ask> {
  const { name } = world.topicSpec();
  const { dev } = world.admins;
  await dev.createTopic({
    name,
    partitions: 1,
    replicationFactor: 3,
    config: {},
  });
  const group = `idle-${name}`;
  dev.groups.commit(group, [{ topic: name, partition: 0, offset: 0 }]);
  return { kind: 'group-delete', spec: { group, type: 'classic' } };
}

async function lostOffsets(): Promise<Ask> {
  const { spec } = await idleGroup();
  const group = spec!.group as string;
  const topic = group.slice('idle-'.length);
  world.admins.dev.groups.delete(group);
  return {
    kind: 'group-restore',
    spec: { group, offsets: [{ topic, partition: 0, offset: 0 }] },
  };
}

const scenarios: [string, string[], () => Promise<Ask>][] = [
  [
    'a topic with a group and access',
    ['deleteGroup', 'deleteTopic', 'deleteAcls'],
    topicWithAll,
  ],
  ['a group', ['deleteGroup'], idleGroup],
  ['offsets given back', ['commitGroupOffsets'], lostOffsets],
];

describe.each(scenarios)('%s', (_, calls, ask) => {
  it('is done exactly once wherever the process dies', async () => {
    const deaths = await atEveryStep(async process => {
      const { id } = await world.approved(await ask());
      const before = world.mutations().length;
      await live(world, { start: id }, process);
      const request = await world.recover(id);
      const context = `${process.diedAt}`;
      expect({
        context,
        ...(await outcomeOf(world, request, before)),
      }).toEqual({ context, ...appliedOnce(request) });
    });
    for (const call of calls)
      expect(deaths).toEqual(
        expect.arrayContaining([`before dev.${call}`, `after dev.${call}`]),
      );
  });
});

describe('a topic that was deleted and made again meanwhile', () => {
  const again = async (ask: Ask) => {
    const name = ask.spec!.topic as string;
    await world.admins.dev.deleteTopic(name);
    await world.admins.dev.createTopic({
      name,
      partitions: 1,
      replicationFactor: 3,
      config: {},
    });
    return name;
  };

  it('is left alone after an approval: people look again', async () => {
    const ask = await topicWithAll();
    const { id } = await world.approved(ask);
    const name = await again(ask);
    const before = world.mutations().length;
    const request = await world.run(id);
    expect(request.status).toBe('in_review');
    expect(request.statusReason).toMatch(
      /is done already, and not by this request/,
    );
    expect(world.mutations()).toHaveLength(before);
    expect(await world.admins.dev.describeTopic(name)).toBeDefined();
  });

  it('is left alone where the answer to the deletion was lost', async () => {
    const ask = await topicWithAll();
    const { id } = await world.approved({
      ...ask,
      spec: { ...ask.spec, removeGroups: [], removeAccess: false },
    });
    const { dev } = world.admins;
    dev.fail('deleteTopic', { how: 'no answer', done: true });
    await world.run(id);
    const name = ask.spec!.topic as string;
    await dev.createTopic({
      name,
      partitions: 1,
      replicationFactor: 3,
      config: {},
    });
    expect((await world.recover(id)).status).toBe('verified');
    expect(await dev.describeTopic(name)).toBeDefined();
  });
});

it('shows change by change what was done when the broker refuses the topic, and a retry does the rest', async () => {
  const { id } = await world.approved(await topicWithAll());
  world.admins.dev.fail('deleteTopic', {
    how: 'refused',
    code: 'TOPIC_DELETION_DISABLED',
    sentence: 'Topic deletion is disabled.',
  });
  expect(await world.run(id)).toMatchObject({
    status: 'failed',
    statusReason: 'Topic deletion is disabled.',
  });
  const events = await world.store.events(id);
  expect(
    events
      .filter(({ changeId }) => changeId)
      .map(({ type, changeId }) => `${type} ${changeId?.split(':')[0]}`),
  ).toEqual([
    'change.started delete-group',
    'change.succeeded delete-group',
    'change.started delete-topic',
    'change.refused delete-topic',
  ]);
  expect((await world.retry(id)).status).toBe('verified');
  expect(await world.faults(id)).toEqual([]);
});
