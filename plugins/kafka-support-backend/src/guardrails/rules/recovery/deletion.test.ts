import type {
  ChangedGroup,
  DeletedTopic,
  GroupMember,
  RuleInput,
  TopicGroup,
  TopicLog,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  altering,
  findingsOf,
  grant,
  inEnvironment,
  known,
  NAME,
  NOW,
  notKnown,
  verdictsOf,
} from '../../testing';
import { reservedName } from '../governance/reservedName';
import { deletionReferences } from '../team-boundary/deletionReferences';
import { unownedResource } from '../team-boundary/unownedResource';
import { activeMembers } from './activeMembers';
import { deletionLoss } from './deletionLoss';
import { recentTraffic } from './recentTraffic';

const DAY_MS = 86_400_000;
const MiB = 1024 ** 2;

function member(...topics: string[]): GroupMember {
  return {
    memberId: 'm',
    clientId: 'c',
    host: '/10.0.0.1',
    assigned: topics.map(topic => ({ topic, partition: 0 })),
  };
}

function group(over: Partial<TopicGroup> = {}): TopicGroup {
  return {
    groupId: 'billing',
    type: 'classic',
    state: 'Stable',
    members: known([member(NAME)]),
    partitions: [],
    ...over,
  };
}

function log(over: Partial<TopicLog> = {}): TopicLog {
  return {
    edges: known([{ partition: 0, startOffset: 0, endOffset: 1_000 }]),
    records: known(1_000),
    written: known(1_000),
    lastTimestampMs: known(NOW.getTime() - 30 * DAY_MS),
    bytes: known({ leaderBytes: 2 * MiB, totalBytes: 6 * MiB }),
    ...over,
  };
}

/** A request that deletes a topic nobody has used for a month. */
function deleting(
  topic: Partial<DeletedTopic> = {},
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const deleted: DeletedTopic = {
    name: NAME,
    log: known(log()),
    groups: known({ groups: [], missing: [] }),
    ...topic,
  };
  return altering(
    {},
    {
      kind: 'topic-delete',
      spec: { topic: NAME },
      topics: [],
      changes: [],
      deletions: { topics: [deleted], groups: [] },
      ...overrides,
    },
  );
}

function deletingGroup(over: Partial<ChangedGroup> = {}): RuleInput {
  return deleting(
    {},
    {
      deletions: {
        topics: [],
        groups: [
          {
            groupId: 'billing',
            isDeleted: true,
            group: known({
              groupId: 'billing',
              type: 'classic',
              state: 'Empty',
              members: known([]),
              positions: known([]),
            }),
            ...over,
          },
        ],
      },
    },
  );
}

const observedGroup = (
  over: Partial<
    NonNullable<Extract<ChangedGroup['group'], { known: true }>['value']>
  >,
) =>
  known({
    groupId: 'billing',
    type: 'classic' as const,
    state: 'Empty',
    members: known([]),
    positions: known([]),
    ...over,
  });

describe('active-members', () => {
  const withGroups = (...groups: TopicGroup[]) =>
    deleting({ groups: known({ groups, missing: [] }) });

  it.each<[string, RuleInput, string]>([
    ['no group', withGroups(), `pass: No group reads "${NAME}"`],
    [
      'an empty group',
      withGroups(group({ state: 'Empty', members: known([]) })),
      `pass: Nobody reads "${NAME}" with group "billing"`,
    ],
    [
      'a reader',
      withGroups(group()),
      `fail: Group "billing" reads "${NAME}" with 1 member`,
    ],
    [
      'a member that has no partition yet',
      withGroups(group({ members: known([member(), member('other')]) })),
      `fail: Group "billing" reads "${NAME}" with 1 member`,
    ],
    [
      'members that read other topics',
      withGroups(group({ members: known([member('other')]) })),
      `pass: Nobody reads "${NAME}" with group "billing"`,
    ],
    [
      'a group that cannot be described and is empty',
      withGroups(
        group({ type: 'share', state: 'Empty', members: notKnown('members') }),
      ),
      `pass: Group "billing" is Empty`,
    ],
    [
      'a group that cannot be described and may be read with',
      withGroups(group({ type: 'share', members: notKnown('members') })),
      `unknown: Whether group "billing" reads "${NAME}" is not known`,
    ],
    [
      'groups that cannot be read',
      deleting({ groups: notKnown('groups') }),
      `unknown: Who reads "${NAME}" is not known`,
    ],
    [
      'a broker that tells nothing',
      deleting({
        groups: known({
          groups: [],
          missing: [{ what: 'groups of broker 2', reason: 'no answer' }],
        }),
      }),
      `unknown: Whether "${NAME}" is read there (groups of broker 2)`,
    ],
    [
      'a deleted group without members',
      deletingGroup(),
      'pass: Group "billing" has no members',
    ],
    [
      'a deleted group with members',
      deletingGroup({
        group: observedGroup({ state: 'Stable', members: known([member()]) }),
      }),
      'fail: Group "billing" has 1 member',
    ],
    [
      'a deleted group of a type that cannot be described',
      deletingGroup({
        group: observedGroup({
          type: 'share',
          state: 'Stable',
          members: notKnown('members'),
        }),
      }),
      'fail: Group "billing" is Stable: it has members',
    ],
    [
      'a group that cannot be read',
      deletingGroup({ group: notKnown('group') }),
      'unknown: Whether group "billing" has members is not known',
    ],
    [
      'a group that gets offsets and is not there',
      deletingGroup({ isDeleted: false, group: known(undefined) }),
      'pass: Group "billing" has no members',
    ],
  ])('judges %s', (_, input, verdict) => {
    const [first] = verdictsOf(activeMembers, input);
    expect(first).toContain(verdict);
  });

  it('denies, and nobody may waive it', () => {
    expect(findingsOf(activeMembers, withGroups(group()))).toEqual([
      expect.objectContaining({ effect: 'deny', waivable: false }),
    ]);
  });
});

describe('recent-traffic', () => {
  const writtenAgo = (ms: number) =>
    deleting({
      log: known(log({ lastTimestampMs: known(NOW.getTime() - ms) })),
    });

  it.each<[string, RuleInput, RegExp]>([
    ['a month ago', writtenAgo(30 * DAY_MS), /^pass: .* 30 days before/],
    ['yesterday', writtenAgo(DAY_MS), /^fail: .* 1 day before$/],
    ['in the future', writtenAgo(-DAY_MS), /^fail: .* which is to come/],
    [
      'never',
      deleting({
        log: known(
          log({ written: known(0), lastTimestampMs: known(undefined) }),
        ),
      }),
      /^pass: Nothing was ever written/,
    ],
    [
      'by records that are gone',
      deleting({ log: known(log({ lastTimestampMs: known(undefined) })) }),
      /^unknown: .*its records are gone/,
    ],
    [
      'at an unknown time',
      deleting({
        log: known(log({ lastTimestampMs: notKnown('last write') })),
      }),
      /^unknown: .*no answer in 5 s/,
    ],
    [
      'to a log that cannot be read',
      deleting({ log: notKnown('log') }),
      /^unknown: .*no answer in 5 s/,
    ],
  ])('judges a topic written to %s', (_, input, verdict) => {
    expect(verdictsOf(recentTraffic, input)).toEqual([
      expect.stringMatching(verdict),
    ]);
  });

  it('is content with minutes in development, and with what is configured', () => {
    const hour = writtenAgo(3_600_000);
    expect(
      verdictsOf(recentTraffic, inEnvironment('development', hour)),
    ).toEqual([expect.stringMatching(/^pass/)]);
    expect(verdictsOf(recentTraffic, hour, { quietFor: '30 minutes' })).toEqual(
      [expect.stringMatching(/^pass/)],
    );
  });
});

describe('deletion-loss', () => {
  it('says in words what goes', () => {
    expect(verdictsOf(deletionLoss, deleting())).toEqual([
      `fail: 1000 records, 2 MiB are lost for good with "${NAME}" (6 MiB on the disks, with all copies)`,
    ]);
    expect(
      verdictsOf(
        deletionLoss,
        deleting({ log: known(log({ records: known(0) })) }),
      ),
    ).toEqual([`pass: "${NAME}" holds no records`]);
  });

  it.each(['records', 'bytes'] as const)(
    'is not known without the %s',
    figure => {
      expect(
        findingsOf(
          deletionLoss,
          deleting({ log: known(log({ [figure]: notKnown(figure) })) }),
        ),
      ).toEqual([expect.objectContaining({ outcome: 'unknown', figure })]);
    },
  );

  const position = (topic: string, committedOffset: number) => ({
    topic,
    partition: 0,
    committedOffset,
    startOffset: known(0),
    endOffset: known(10),
  });

  it('says which place a group gives up, by topic', () => {
    const positions = known([
      position('a', 4),
      position('b', 10),
      { ...position('c', 1), endOffset: notKnown('end offset') },
    ]);
    expect(
      verdictsOf(
        deletionLoss,
        deletingGroup({ group: observedGroup({ positions }) }),
      ),
    ).toEqual([
      'fail: Group "billing" gives up its place in "a" on 1 partition, 6 records behind; "b" on 1 partition, 0 records behind; "c" on 1 partition, not known how far behind (no answer in 5 s)',
    ]);
  });

  it.each([
    [{ type: 'share' as const }, 'unknown: What is given up'],
    [{ positions: notKnown('committed offsets') }, 'unknown: What is given up'],
    [{}, 'pass: Group "billing" has committed nothing'],
  ])('judges a group with %j', (over, verdict) => {
    const [first] = verdictsOf(
      deletionLoss,
      deletingGroup({ group: observedGroup(over) }),
    );
    expect(first).toContain(verdict);
  });

  it('has nothing to say of a group that only gets offsets', () => {
    expect(
      verdictsOf(deletionLoss, deletingGroup({ isDeleted: false })),
    ).toEqual([]);
  });
});

describe('deletion-references', () => {
  const change = (operation: string, parameters: object) =>
    ({ ...altering({}).changes[0], operation, parameters } as never);

  it('names groups, access that is left and components, and stops nothing', () => {
    const writes = grant({ operation: 'write' });
    const denied = grant({ permission: 'deny', principal: 'User:mallory' });
    const input = deleting(
      { groups: known({ groups: [group()], missing: [] }) },
      {
        changes: [
          change('delete-topic', {
            name: NAME,
            topicId: 'x',
            kept: {
              partitions: 1,
              replicationFactor: 1,
              config: {},
              acls: [writes, grant(), denied],
              aclsLeftOut: 0,
              offsets: [],
              offsetsLeftOut: 0,
            },
          }),
          change('delete-acl', writes),
        ],
        ownership: {
          ...deleting().ownership,
          component: 'component:default/orders-api',
          proposals: [
            {
              owner: 'group:default/billing',
              source: 'annotation',
              detail: 'annotation x of component:default/billing',
            },
          ],
        },
      },
    );
    const findings = findingsOf(deletionReferences, input);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Groups with offsets .*"billing"$/),
      expect.stringMatching(/: User:orders read, User:mallory not read$/),
      expect.stringMatching(
        /component:default\/orders-api, annotation x of component/,
      ),
    ]);
    expect(findings.every(({ effect }) => effect === 'warn')).toBe(true);
  });

  it('passes where nothing is left', () => {
    expect(verdictsOf(deletionReferences, deleting())).toEqual([
      expect.stringMatching(/^pass/),
    ]);
  });
});

describe('rules that hold for deletions too', () => {
  it('keep what is reserved', () => {
    expect(
      findingsOf(reservedName, deleting({ name: '__transaction_state' })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        field: 'topic',
        remedy: { text: 'Ask the platform team: it is theirs' },
      }),
    ]);
  });

  it.each([deleting(), deletingGroup()])(
    'ask the platform about what nobody owns',
    input => {
      const ownership = {
        ...input.ownership,
        owner: undefined,
        ownerState: 'none' as const,
        explanation: 'Nobody owns it',
      };
      expect(findingsOf(unownedResource, { ...input, ownership })).toEqual([
        expect.objectContaining({ outcome: 'fail', asks: ['platform'] }),
      ]);
    },
  );
});
