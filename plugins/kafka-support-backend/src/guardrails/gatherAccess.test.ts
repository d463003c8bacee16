import type {
  AccessSpec,
  AclBinding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FakeClusterAdmin,
  fakeClusterView,
  type FakeGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { accessKind } from '../kinds';
import { gatherAccess } from './gatherAccess';

const TOPIC = 'orders';
const acl = (over: Partial<AclBinding> = {}): AclBinding => ({
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: TOPIC,
  principal: 'User:billing',
  host: '*',
  operation: 'read',
  permission: 'allow',
  ...over,
});
const mayUse = (name: string, over: Partial<AclBinding> = {}) =>
  acl({ resourceType: 'group', resourceName: name, ...over });
const reading = (groupId: string, members = 2): FakeGroup => ({
  groupId,
  members: Array.from({ length: members }, (_, index) => ({
    memberId: `${groupId}-${index}`,
    clientId: 'app',
    host: '/10.0.0.1',
    assigned: [{ topic: TOPIC, partition: 0 }],
  })),
  offsets: [{ topic: TOPIC, partition: 0, offset: 0 }],
});

async function setUp(acls: AclBinding[], groups: FakeGroup[] = []) {
  const admin = FakeClusterAdmin.create({ acls, groups });
  await admin.createTopic({
    name: TOPIC,
    partitions: 1,
    replicationFactor: 1,
    config: {},
  });
  return { admin, view: fakeClusterView({ admin }) };
}

const taking = (
  over: Partial<AccessSpec> = {},
  binding = { resourceType: 'topic', resourceName: TOPIC, operation: 'read' },
) =>
  ({
    action: 'revoke',
    principal: 'User:billing',
    profile: 'custom',
    bindings: [binding],
    ...over,
  } as AccessSpec);

async function gathered(
  spec: AccessSpec,
  { view }: Awaited<ReturnType<typeof setUp>>,
) {
  const changes = await accessKind.plan(spec, view);
  const grants = changes
    .filter(({ operation }) => operation === 'create-acl')
    .map(({ parameters }) => parameters as AclBinding);
  return gatherAccess(changes, grants, view);
}

const readers = (facts: Awaited<ReturnType<typeof gathered>>) =>
  facts.activeReaders?.known &&
  facts.activeReaders.value.map(
    ({ group, topic, members }) => `${group} ${topic} ${members}`,
  );

describe('who reads by a right that is taken away', () => {
  it('are the groups with members that the principal may use', async () => {
    const world = await setUp(
      [acl(), mayUse('billing')],
      [reading('billing'), reading('ledger'), { groupId: 'idle' }],
    );
    expect(readers(await gathered(taking(), world))).toEqual([
      'billing orders 2',
    ]);
  });

  it('are found by a prefix, and by a right on every group', async () => {
    for (const right of [
      mayUse('bill', { patternType: 'prefixed' }),
      mayUse('*'),
    ]) {
      const world = await setUp([acl(), right], [reading('billing', 1)]);
      expect(readers(await gathered(taking(), world))).toEqual([
        'billing orders 1',
      ]);
    }
  });

  it('are cut off by losing their group as well', async () => {
    const world = await setUp(
      [acl(), mayUse('billing'), mayUse('other')],
      [reading('billing'), reading('other')],
    );
    const facts = await gathered(
      taking(undefined, {
        resourceType: 'group',
        resourceName: 'billing',
        operation: 'read',
      }),
      world,
    );
    expect(readers(facts)).toEqual(['billing orders 2']);
  });

  it('are nobody where no group has members, or a right to write goes', async () => {
    const world = await setUp(
      [acl(), acl({ operation: 'write' }), mayUse('billing')],
      [{ groupId: 'billing' }],
    );
    expect(readers(await gathered(taking(), world))).toEqual([]);
    const write = { resourceType: 'topic', resourceName: TOPIC };
    expect(
      (await gathered(taking({}, { ...write, operation: 'write' }), world))
        .activeReaders,
    ).toBeUndefined();
  });

  it('are not known where the groups cannot be read', async () => {
    const { admin } = await setUp([acl(), mayUse('billing')]);
    const view = fakeClusterView({ admin, unknown: { groups: 'no answer' } });
    expect((await gathered(taking(), { admin, view })).activeReaders).toEqual({
      known: false,
      figure: 'groups',
      reason: 'no answer',
    });
  });
});

describe('topics that access is given on', () => {
  const giving = (topic: string, over = {}) =>
    ({
      action: 'grant',
      principal: 'User:billing',
      profile: 'producer',
      topic,
      ...over,
    } as AccessSpec);

  it('are there or not, by their name', async () => {
    const world = await setUp([]);
    expect(await gathered(giving(TOPIC), world)).toEqual({
      grantedTopics: [
        { name: TOPIC, there: expect.objectContaining({ value: true }) },
      ],
    });
    expect(await gathered(giving('gone'), world)).toMatchObject({
      grantedTopics: [{ name: 'gone', there: { value: false } }],
    });
  });

  it('are not looked for where a prefix or a wildcard is named', async () => {
    const world = await setUp([]);
    const prefix = giving('ord', { topicPattern: 'prefixed' });
    expect(await gathered(prefix, world)).toEqual({});
    expect(await gathered(giving('*'), world)).toEqual({});
  });
});
