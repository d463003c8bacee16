import {
  altering,
  creating,
  defaults,
  findingsOf,
  grant,
  known,
  listed,
  NAME,
  notKnown,
  observed,
  verdictsOf,
} from '../../testing';
import { collidingName } from './collidingName';
import { existingTopic } from './existingTopic';
import { managedConfigKey } from './managedConfigKey';
import { reservedName } from './reservedName';
import { topicNamePattern } from './topicNamePattern';
import { wildcardAccess } from './wildcardAccess';

describe('topic-name-pattern', () => {
  it.each(['orders.order.placed.v1', 'orders.placed.v12', 'a.b-c.v1'])(
    'takes %s',
    name => {
      expect(verdictsOf(topicNamePattern, creating({ name }))).toEqual([
        `pass: "${name}" fits the pattern for names`,
      ]);
    },
  );

  it.each([
    ['Orders_Placed', 'orders.placed.v1'],
    ['orders.placed', 'orders.placed.v1'],
    ['orders..placed.V2', 'orders.placed.v2'],
    ['orders', undefined],
    ['orders.placed.v0', 'orders.placed.v1'],
  ])('refuses %s and suggests %s', (name, suggestion) => {
    expect(findingsOf(topicNamePattern, creating({ name }))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        field: 'name',
        message: `"${name}" does not fit the pattern for names, such as "orders.order.placed.v1"`,
        remedy: suggestion
          ? {
              text: `Name it for example "${suggestion}"`,
              set: { name: suggestion },
            }
          : { text: 'Choose a name like "orders.order.placed.v1"' },
      }),
    ]);
  });

  it('fits the whole name to a pattern of configuration', () => {
    const limits = { pattern: '[a-z]+', example: 'abc' };
    const judged = (name: string) =>
      verdictsOf(topicNamePattern, creating({ name }), limits)[0];
    expect(judged('abc')).toMatch(/^pass/);
    expect(judged('abc1')).toMatch(/^fail.*such as "abc"/);
  });

  it('takes no time for a pattern that hangs other engines', () => {
    const limits = { pattern: '([a-z]+)+1', example: 'a1' };
    const name = 'a'.repeat(249);
    expect(verdictsOf(topicNamePattern, creating({ name }), limits)).toEqual([
      expect.stringMatching(/^fail/),
    ]);
  });

  it.each([
    [
      { pattern: '(', example: 'a' },
      /limits\.pattern: not a regular expression of RE2: .*missing closing \)/,
    ],
    [
      { pattern: '[a-z]+', example: 'A1' },
      /limits\.example: "A1" does not fit the pattern \[a-z\]\+/,
    ],
  ])('stops the start with %j', (limits, message) => {
    expect(() => findingsOf(topicNamePattern, creating(), limits)).toThrow(
      message,
    );
  });
});

describe('reserved-name', () => {
  it.each([
    [
      '__consumer_offsets',
      'begins with "__", which is reserved',
      'consumer_offsets',
    ],
    ['_schemas', 'begins with "_", which is reserved', 'schemas'],
  ])('refuses %s', (name, message, free) => {
    expect(findingsOf(reservedName, creating({ name }))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        waivable: false,
        message: `"${name}" ${message}`,
        limit: '__*, _*',
        remedy: { text: 'Choose another name', set: { name: free } },
      }),
    ]);
  });

  it('refuses reserved whole names of configuration', () => {
    expect(
      verdictsOf(reservedName, creating({ name: 'heartbeats' }), {
        names: ['heartbeats'],
      }),
    ).toEqual(['fail: "heartbeats" is a reserved name']);
  });

  it('protects internal topics whatever they are called', () => {
    const input = altering({ set: { 'segment.ms': '1' } });
    input.topics[0].observed!.description.internal = true;
    expect(verdictsOf(reservedName, input)).toEqual([
      `fail: "${NAME}" is an internal topic of Kafka`,
    ]);
  });

  it('passes any other name', () => {
    expect(verdictsOf(reservedName, creating())).toEqual([
      `pass: "${NAME}" is not reserved`,
    ]);
  });
});

describe('colliding-name', () => {
  const beside = (other: string) =>
    creating({}, { existingTopics: known([listed('x'), listed(other)]) });

  it.each([
    ['orders_order.placed_v1', 'both would be one'],
    ['orders.order.Placed.v1', 'only in upper and lower case'],
    ['Orders_order_placed_v1', 'only in upper and lower case'],
  ])('refuses a name beside %s', (other, why) => {
    expect(verdictsOf(collidingName, beside(other))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^fail: "${NAME}" collides with the topic "${other}".*${why}`,
        ),
      ),
    ]);
  });

  it('passes beside others, and leaves the same name to another rule', () => {
    for (const other of ['orders.order.placed.v2', NAME])
      expect(verdictsOf(collidingName, beside(other))).toEqual([
        `pass: "${NAME}" collides with none of 2 topics`,
      ]);
  });

  it('is unknown when the topics are', () => {
    const input = creating({}, { existingTopics: notKnown('topics') });
    expect(findingsOf(collidingName, input)).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topics' }),
    ]);
  });
});

describe('existing-topic', () => {
  it('passes a topic that is not there', () => {
    expect(verdictsOf(existingTopic, creating())).toEqual([
      `pass: There is no topic "${NAME}" yet`,
    ]);
  });

  it('denies one that is there with other settings, and says which', () => {
    const input = creating({ observed: observed() });
    input.changes[0].fields = [
      { field: 'partitions', before: '3', after: '6' },
      { field: 'replication.factor', before: '3', after: '3' },
      { field: 'segment.ms', before: '1000' },
    ];
    expect(findingsOf(existingTopic, input)).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        waivable: false,
        field: 'name',
        message: `There is a topic "${NAME}" already: partitions is 3, asked 6; segment.ms is 1000, asked not set`,
      }),
    ]);
  });

  it('denies one that is there exactly as asked, so that nobody takes it over by asking', () => {
    const input = creating({}, { changes: [], topics: [] });
    expect(verdictsOf(existingTopic, input)).toEqual([
      `fail: There is a topic "${NAME}" already, with these settings`,
    ]);
  });

  it('passes the one that this request made before a crash', () => {
    const input = creating(
      {},
      {
        changes: [],
        topics: [],
        startedChanges: [`create-topic:${NAME}`],
      },
    );
    expect(verdictsOf(existingTopic, input)).toEqual([
      `pass: This request made the topic "${NAME}"`,
    ]);
  });

  it('still denies what this request started where another topic took the name', () => {
    const input = creating(
      { observed: observed() },
      { startedChanges: [`create-topic:${NAME}`] },
    );
    expect(verdictsOf(existingTopic, input)).toEqual([
      expect.stringMatching(/^fail/),
    ]);
  });

  it('says nothing about a change of settings', () => {
    expect(findingsOf(existingTopic, altering({ set: {} }))).toEqual([]);
  });
});

describe('managed-config-key', () => {
  it('refuses keys of the platform, set or removed, by name or prefix', () => {
    expect(
      findingsOf(
        managedConfigKey,
        altering({
          set: { 'remote.storage.enable': 'true', 'segment.ms': '1' },
          unset: ['unclean.leader.election.enable'],
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'set.remote.storage.enable',
        limit: 'remote.*',
        message: '"remote.storage.enable" is set by the platform team only',
      }),
      expect.objectContaining({
        outcome: 'fail',
        field: 'unset.0',
        message:
          '"unclean.leader.election.enable" is set by the platform team only',
      }),
    ]);
  });

  it('refuses what the brokers call read-only', () => {
    const input = altering({ set: { 'segment.ms': '1' } });
    const entry = { ...defaults['segment.ms'], readOnly: true };
    expect(
      verdictsOf(managedConfigKey, {
        ...input,
        topicDefaults: known({ ...defaults, 'segment.ms': entry }),
      }),
    ).toEqual(['fail: "segment.ms" is read-only on the brokers']);
  });

  it('takes a key that every object has for an unknown one', () => {
    expect(
      verdictsOf(managedConfigKey, altering({ unset: ['constructor'] })),
    ).toEqual([expect.stringMatching(/^pass/)]);
  });

  it('passes others', () => {
    expect(verdictsOf(managedConfigKey, creating())).toEqual([
      `pass: None of the settings of "${NAME}" belongs to the platform`,
    ]);
  });
});

describe('wildcard-access', () => {
  it.each([
    [{ principal: 'User:*' }, 'every principal would have it'],
    [{ resourceName: '*' }, 'it holds for every topic of the cluster'],
    [{ operation: 'all' }, 'it gives every operation at once'],
    [{ resourceType: 'cluster' }, 'it is a right over the whole cluster'],
    [
      { patternType: 'prefixed', resourceName: 'o' },
      'the prefix "o" is so short that it holds for others\' topics',
    ],
  ] as const)('denies %j', (acl, why) => {
    expect(
      findingsOf(wildcardAccess, creating({}, { grants: [grant(acl)] })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        policyOwner: 'security',
        message: expect.stringContaining(`is too wide: ${why}`),
      }),
    ]);
  });

  it('passes narrow access, and says nothing where none is given', () => {
    expect(
      verdictsOf(wildcardAccess, creating({}, { grants: [grant()] })),
    ).toEqual([
      `pass: User:orders may read on topic "${NAME}" is as narrow as it can be`,
    ]);
    expect(findingsOf(wildcardAccess, creating())).toEqual([]);
  });
});
