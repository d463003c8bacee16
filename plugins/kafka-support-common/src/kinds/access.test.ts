import type { AclBinding } from '../operations';
import {
  accessSpecOf,
  accessSpecSchema,
  bindingsOf,
  endOfAccess,
} from './access';

const grant = {
  action: 'grant',
  principal: 'User:billing',
  profile: 'consumer',
  topic: 'orders.placed.v1',
  group: 'billing',
};
const custom = (binding: object, rest: object = {}) => ({
  action: 'grant',
  principal: 'User:billing',
  profile: 'custom',
  bindings: [
    {
      resourceType: 'topic',
      resourceName: 'orders.placed.v1',
      operation: 'read',
      ...binding,
    },
  ],
  ...rest,
});
const issuesOf = (spec: unknown) =>
  accessSpecSchema
    .safeParse(spec)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('spec of access', () => {
  it.each([
    [{ profile: 'reader' }, 'profile: must be one of producer'],
    [{ profile: undefined }, 'profile: must be one of producer'],
    [{ action: 'give' }, 'action: '],
    [{ principal: 'billing' }, 'principal: must be a Kafka principal'],
    [{ principal: 'User:' }, 'principal: must be a Kafka principal'],
    [{ principal: 'User: a' }, 'principal: must be a Kafka principal'],
    [{ principal: 'User:a\u0000' }, 'principal: must not hold control'],
    [{ principal: 'User:a\u202eb' }, 'principal: must not hold control'],
    [{ principal: 'User:a ' }, 'principal: must not begin or end with a blank'],
    [
      { principal: `User:${'a'.repeat(300)}` },
      'principal: must have at most 300 characters',
    ],
    [{ principal: 'Group:a' }, 'principal: must begin with "User:"'],
    [{ topic: undefined }, 'topic: '],
    [{ topic: '' }, 'topic: must not be empty'],
    [{ topic: 'a'.repeat(250) }, 'topic: must have at most 249 characters'],
    [{ topic: 'orders;rm -rf' }, 'topic: must hold only letters'],
    [{ topicPattern: 'match' }, 'topicPattern: '],
    [{ group: 'a\u0007' }, 'group: must not hold control'],
    [{ host: 'host.example' }, 'host: must be an address'],
    [{ host: '10.0.0.0/8' }, 'host: must be an address'],
    [{ host: '256.1.1.1' }, 'host: must be an address'],
    [{ until: 'tomorrow' }, 'until: must be a date'],
    [{ until: '2026-02-30' }, 'until: must be a date'],
    [{ until: '2026-12-05T16:00+02:00' }, 'until: must be a date'],
    [{ until: '2026-12-05T25:00Z' }, 'until: must be a date'],
    [{ transactionalId: 'x' }, ': Unrecognized key'],
    [{ requester: 'user:default/a' }, ': Unrecognized key'],
    [
      { action: 'revoke', until: '2026-12-05' },
      'until: must not be given: what is revoked has no end',
    ],
  ])('refuses a consumer with %j', (bad, message) => {
    expect(issuesOf({ ...grant, ...bad })).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it.each([
    [
      { operation: 'cluster-action' },
      'bindings.0.operation: must be one that a topic has',
    ],
    [
      { resourceType: 'group', operation: 'write' },
      'bindings.0.operation: must be one that a group has: read, describe',
    ],
    [
      { resourceType: 'cluster', operation: 'create' },
      'bindings.0.resourceName: must be "kafka-cluster"',
    ],
    [
      { resourceName: 'a b' },
      'bindings.0.resourceName: must hold only letters',
    ],
    [{ host: 'host' }, 'bindings.0.host: must be an address'],
    [{ permission: 'deny' }, 'bindings.0: Unrecognized key'],
    [{ resourceType: 'delegation-token' }, 'bindings.0.resourceType: '],
  ])('refuses to grant the right %j', (bad, message) => {
    expect(issuesOf(custom(bad))).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it('takes at least one right and at most fifty', () => {
    const { bindings } = custom({});
    expect(issuesOf(custom({}, { bindings: [] }))).toHaveLength(1);
    expect(
      issuesOf(custom({}, { bindings: Array(51).fill(bindings[0]) })),
    ).toHaveLength(1);
  });

  it.each([
    {
      principal: 'User:*',
      bindings: [{ resourceName: '*', operation: 'all' }],
    },
    { principal: 'RedpandaRole:ops' },
    { bindings: [{ resourceName: 'a b', host: 'some-host' }] },
    {
      bindings: [
        { resourceType: 'group', resourceName: 'x y', operation: 'write' },
      ],
    },
  ])(
    'lets %j be revoked, however wide or odd it is',
    ({ bindings, ...rest }) => {
      expect(
        issuesOf(custom({ ...bindings?.[0] }, { action: 'revoke', ...rest })),
      ).toBeUndefined();
    },
  );

  it.each([
    'User:CN=orders,OU=Payments,O=Example GmbH,C=DE',
    'User:*',
    'User:orders-api',
  ])('takes the principal %s', principal => {
    expect(issuesOf({ ...grant, principal })).toBeUndefined();
  });

  it.each(['*', '10.0.0.1', '2001:db8::1'])('takes the host %s', host => {
    expect(issuesOf({ ...grant, host })).toBeUndefined();
  });
});

describe('bindingsOf', () => {
  it('names each right once', () => {
    const spec = accessSpecSchema.parse(custom({}));
    const [binding] = custom({}).bindings;
    const twice = accessSpecSchema.parse(
      custom({}, { bindings: [binding, { ...binding, host: '*' }] }),
    );
    expect(bindingsOf(twice)).toEqual(bindingsOf(spec));
    expect(bindingsOf(spec)).toEqual([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: 'orders.placed.v1',
        principal: 'User:billing',
        host: '*',
        operation: 'read',
        permission: 'allow',
      },
    ]);
  });

  it('gives a pattern to the topic, and another to the group', () => {
    const spec = accessSpecSchema.parse({
      ...grant,
      topic: 'orders.',
      topicPattern: 'prefixed',
    });
    expect(
      bindingsOf(spec).map(
        ({ resourceType, patternType }) => `${resourceType} ${patternType}`,
      ),
    ).toEqual(['topic prefixed', 'topic prefixed', 'group literal']);
  });
});

describe('accessSpecOf', () => {
  const acl: AclBinding = bindingsOf(accessSpecSchema.parse(grant))[0];

  it('names exactly the rights it is given', () => {
    const all = bindingsOf(accessSpecSchema.parse(grant));
    expect(bindingsOf(accessSpecOf('revoke', all)!)).toEqual(all);
  });

  it('has no spec for rights of several principals, for denials and for none', () => {
    expect(accessSpecOf('revoke', [])).toBeUndefined();
    expect(
      accessSpecOf('revoke', [acl, { ...acl, principal: 'User:b' }]),
    ).toBeUndefined();
    expect(
      accessSpecOf('revoke', [{ ...acl, permission: 'deny' }]),
    ).toBeUndefined();
  });
});

it.each([
  ['2026-12-05', '2026-12-06T00:00:00.000Z'],
  ['2026-12-05T16:00Z', '2026-12-05T16:00:00.000Z'],
  ['2028-02-29', '2028-03-01T00:00:00.000Z'],
])('access until %s ends at %s', (until, end) => {
  expect(endOfAccess(until)).toBe(end);
});
