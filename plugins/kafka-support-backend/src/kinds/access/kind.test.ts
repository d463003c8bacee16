import {
  accessSpecSchema,
  bindingKey,
  bindingsOf,
  type AccessSpec,
  type AclBinding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import { aCluster, planAndApply } from '../testing';
import { accessKind as kind } from './kind';

const TOPIC = 'orders.order.placed.v1';
const consumer = {
  action: 'grant',
  principal: 'User:billing',
  profile: 'consumer',
  topic: TOPIC,
  group: 'billing',
} as const satisfies AccessSpec;

const acl = (overrides: Partial<AclBinding> = {}): AclBinding => ({
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: TOPIC,
  principal: 'User:billing',
  host: '*',
  operation: 'read',
  permission: 'allow',
  ...overrides,
});

const sorted = (acls: AclBinding[]) => acls.map(bindingKey).sort();

describe('access', () => {
  it.each([
    [
      { ...consumer, profile: 'producer', group: undefined },
      ['topic:write', 'topic:describe'],
    ],
    [
      {
        ...consumer,
        profile: 'transactional producer',
        group: undefined,
        transactionalId: 'billing-1',
      },
      [
        'topic:write',
        'topic:describe',
        'transactional-id:write',
        'transactional-id:describe',
      ],
    ],
    [consumer, ['topic:read', 'topic:describe', 'group:read']],
    [
      {
        ...consumer,
        profile: 'custom',
        topic: undefined,
        group: undefined,
        bindings: [
          { resourceType: 'topic', resourceName: TOPIC, operation: 'describe' },
        ],
      },
      ['topic:describe'],
    ],
  ])('plans for %j one change a right', async (given, expected) => {
    const spec = accessSpecSchema.parse(JSON.parse(JSON.stringify(given)));
    const changes = await kind.plan(spec, aCluster().view);
    expect(
      changes.map(
        ({ parameters }) =>
          `${parameters.resourceType}:${parameters.operation}`,
      ),
    ).toEqual(expected);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    expect(changes.every(({ impact }) => impact === 'safe')).toBe(true);
  });

  it('leaves out what is there already', async () => {
    const cluster = aCluster({ acls: [acl()] });
    const changes = await kind.plan(consumer, cluster.view);
    expect(changes.map(({ id }) => id)).toEqual([
      `create-acl:User:billing:topic:${TOPIC}:describe`,
      'create-acl:User:billing:group:billing:read',
    ]);
  });

  it('does not take a right from elsewhere or of another pattern for the one asked', async () => {
    const cluster = aCluster({
      acls: [acl({ host: '10.0.0.1' }), acl({ patternType: 'prefixed' })],
    });
    expect(await kind.plan(consumer, cluster.view)).toHaveLength(3);
  });

  it('says the command that does the same', async () => {
    const spec: AccessSpec = {
      ...consumer,
      topic: 'orders.',
      topicPattern: 'prefixed',
      host: '10.0.0.1',
    };
    const [change] = await kind.plan(spec, aCluster().view);
    expect(change.command).toBe(
      'kafka-acls.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --add --allow-principal User:billing --allow-host 10.0.0.1 --operation Read --resource-pattern-type prefixed --topic orders.',
    );
    expect(change.inverse).toEqual({
      available: true,
      summary:
        'Revoke it: kafka-acls.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --remove --force --allow-principal User:billing --allow-host 10.0.0.1 --operation Read --resource-pattern-type prefixed --topic orders.',
    });
  });

  it('quotes a principal that holds blanks, so that the command cannot be broken out of', async () => {
    const principal = "User:CN=a'; rm -rf ~,O=Example GmbH";
    const [change] = await kind.plan(
      { ...consumer, principal },
      aCluster().view,
    );
    expect(change.command).toContain(
      `--allow-principal 'User:CN=a'\\''; rm -rf ~,O=Example GmbH' --operation`,
    );
  });

  it('revokes just what it names, as a disruptive change', async () => {
    const others = [
      acl({ operation: 'write' }),
      acl({ principal: 'User:ledger' }),
      acl({ patternType: 'prefixed' }),
      acl({ permission: 'deny' }),
      acl({ host: '10.0.0.1' }),
    ];
    const cluster = aCluster({ acls: [acl(), ...others] });
    const changes = await planAndApply(
      kind,
      {
        action: 'revoke',
        principal: 'User:billing',
        profile: 'custom',
        bindings: [
          { resourceType: 'topic', resourceName: TOPIC, operation: 'read' },
        ],
      },
      cluster,
    );
    expect(changes).toMatchObject([
      {
        id: `delete-acl:User:billing:topic:${TOPIC}:read`,
        operation: 'delete-acl',
        impact: 'disruptive',
        fields: [{ field: `User:billing on topic ${TOPIC}`, before: 'read' }],
        inverse: { available: true },
      },
    ]);
    expect(sorted(await cluster.admin.describeAcls({}))).toEqual(
      sorted(others),
    );
  });

  it('takes a wildcard away and says that it is not given again', async () => {
    const everything = acl({ resourceName: '*', operation: 'all' });
    const cluster = aCluster({ acls: [everything] });
    const [change] = await planAndApply(
      kind,
      {
        action: 'revoke',
        principal: 'User:billing',
        profile: 'custom',
        bindings: [
          { resourceType: 'topic', resourceName: '*', operation: 'all' },
        ],
      },
      cluster,
    );
    expect(change.inverse).toEqual({
      available: false,
      reason: 'It is not given again: it holds for every topic of the cluster',
    });
    expect(await cluster.admin.describeAcls({})).toEqual([]);
  });

  it('has nothing to take where nothing is', async () => {
    expect(
      await kind.plan({ ...consumer, action: 'revoke' }, aCluster().view),
    ).toEqual([]);
  });

  it('says that a cluster has no authorizer', async () => {
    const { view } = aCluster({ authorizer: false });
    await expect(kind.plan(consumer, view)).rejects.toThrow(
      'Cluster "test" has no authorizer: whoever connects may do everything there, and access can be neither given nor taken. Its operators can configure one (authorizer.class.name)',
    );
  });

  it('refuses an operation that is not its own', async () => {
    const { admin, view } = aCluster();
    const [change] = await kind.plan(consumer, view);
    await expect(
      kind.apply(
        { ...change, operation: 'delete-topic', parameters: {} },
        { admin, call: { timeoutMs: 1 } },
      ),
    ).rejects.toThrow('It applies create-acl and delete-acl');
  });

  it('touches the topic first, and claims principal with resource', () => {
    expect(kind.resources('prod', consumer)).toEqual([
      `prod/topic/${TOPIC}`,
      'prod/group/billing',
      'prod/principal/User%3Abilling',
    ]);
    expect(kind.claimKeys('prod', consumer)).toEqual([
      `prod/principal/User%3Abilling/topic/${TOPIC}`,
      'prod/principal/User%3Abilling/group/billing',
    ]);
    expect(
      kind.resources('prod', {
        ...consumer,
        topicPattern: 'prefixed',
        groupPattern: 'prefixed',
      }),
    ).toEqual(['prod/principal/User%3Abilling']);
  });

  it.each([
    [consumer, `Let User:billing read ${TOPIC} as billing`],
    [
      { ...consumer, topicPattern: 'prefixed' as const, topic: 'orders.' },
      'Let User:billing read orders.* as billing',
    ],
    [
      {
        action: 'revoke' as const,
        principal: 'User:billing',
        profile: 'custom' as const,
        bindings: [
          {
            resourceType: 'topic' as const,
            resourceName: TOPIC,
            operation: 'read' as const,
          },
          {
            resourceType: 'group' as const,
            resourceName: 'billing',
            operation: 'read' as const,
          },
        ],
      },
      `No longer let User:billing read on topic ${TOPIC} and 1 more`,
    ],
  ])('titles %j', (spec, title) => {
    expect(kind.titleOf(spec)).toBe(title);
  });
});

describe('a temporary grant', () => {
  it.each([
    ['2026-12-05', '2026-12-06T00:00:00.000Z'],
    ['2026-12-31', '2027-01-01T00:00:00.000Z'],
    ['2026-12-05T16:00Z', '2026-12-05T16:00:00.000Z'],
  ])('until %s ends at %s, and the plan says so', async (until, ends) => {
    const spec = { ...consumer, until };
    expect(kind.ends!(spec)).toBe(ends);
    const changes = await kind.plan(spec, aCluster().view);
    for (const change of changes) {
      expect(change.fields).toContainEqual(
        expect.objectContaining({ after: ends }),
      );
      expect(change.inverse).toMatchObject({
        available: true,
        summary: expect.stringContaining(`Revoked by itself at ${ends}`),
      });
    }
  });

  it('has no end where none is named', () => {
    expect(kind.ends!(consumer)).toBeUndefined();
  });
});

describe('validation metrics of access', () => {
  const verifyAll = async (
    changes: Awaited<ReturnType<typeof kind.plan>>,
    { view }: ReturnType<typeof aCluster>,
  ) =>
    (await Promise.all(changes.map(each => kind.verify!(each, view)))).flat();

  it('pass when each right is there, and fail when one is gone', async () => {
    const cluster = aCluster();
    const changes = await planAndApply(kind, consumer, cluster);
    expect(
      (await verifyAll(changes, cluster)).map(({ outcome }) => outcome),
    ).toEqual(['pass', 'pass', 'pass']);
    await cluster.admin.deleteAcls([{ resourceType: 'group' }]);
    expect(await verifyAll(changes, cluster)).toContainEqual({
      outcome: 'fail',
      message: 'Not there: User:billing may read on group "billing"',
    });
  });

  it('fail when a revoked right is back', async () => {
    const cluster = aCluster({ acls: [acl()] });
    const changes = await planAndApply(
      kind,
      { ...consumer, action: 'revoke' },
      cluster,
    );
    expect(await verifyAll(changes, cluster)).toEqual([
      {
        outcome: 'pass',
        message: `Gone: User:billing may read on topic "${TOPIC}"`,
      },
    ]);
    await cluster.admin.createAcls([acl()]);
    expect(await verifyAll(changes, cluster)).toEqual([
      {
        outcome: 'fail',
        message: `Still there: User:billing may read on topic "${TOPIC}"`,
      },
    ]);
  });
});

describe('the inverse', () => {
  const arbitraryAcl = fc.record<AclBinding>({
    resourceType: fc.constantFrom('topic', 'group', 'transactional-id'),
    patternType: fc.constantFrom('literal', 'prefixed'),
    resourceName: fc.constantFrom('orders', 'orders.a', 'billing', 'bill'),
    principal: fc.constantFrom('User:billing', 'User:ledger'),
    host: fc.constantFrom('*', '10.0.0.1'),
    operation: fc.constantFrom('read', 'write', 'describe'),
    permission: fc.constantFrom('allow', 'deny'),
  });
  const arbitrarySpec = fc
    .record({
      profile: fc.constantFrom(
        'producer',
        'consumer',
        'transactional producer',
        'custom',
      ),
      topic: fc.constantFrom('orders', 'orders.a'),
      topicPattern: fc.constantFrom('literal', 'prefixed', undefined),
      group: fc.constantFrom('billing', 'bill'),
      groupPattern: fc.constantFrom('literal', 'prefixed', undefined),
      host: fc.constantFrom('10.0.0.1', undefined),
      bindings: fc.array(
        fc
          .record({
            resourceType: fc.constantFrom('topic', 'group'),
            resourceName: fc.constantFrom('orders', 'billing'),
            operation: fc.constantFrom('read', 'describe'),
            patternType: fc.constantFrom('literal', 'prefixed', undefined),
          })
          .map(each => JSON.parse(JSON.stringify(each))),
        { minLength: 1, maxLength: 6 },
      ),
    })
    .map(({ profile, topic, topicPattern, host, ...rest }) => {
      const who = { action: 'grant', principal: 'User:billing', profile };
      const on = { ...who, topic, topicPattern, host };
      const spec = {
        producer: on,
        consumer: {
          ...on,
          group: rest.group,
          groupPattern: rest.groupPattern,
        },
        'transactional producer': { ...on, transactionalId: rest.group },
        custom: { ...who, bindings: rest.bindings },
      }[profile];
      return accessSpecSchema.parse(JSON.parse(JSON.stringify(spec)));
    });

  it('of a grant leaves the access as it was before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryAcl, { maxLength: 8 }),
        arbitrarySpec,
        async (acls, spec) => {
          const cluster = aCluster({ acls });
          const before = sorted(await cluster.admin.describeAcls({}));
          const done = await planAndApply(kind, spec, cluster);
          expect(await kind.plan(spec, cluster.view)).toEqual([]);
          expect(sorted(await cluster.admin.describeAcls({}))).toEqual(
            expect.arrayContaining(bindingsOf(spec).map(bindingKey)),
          );
          const inverse = kind.revert!(done);
          expect(inverse === undefined).toBe(done.length === 0);
          if (inverse)
            await planAndApply(
              kind,
              accessSpecSchema.parse(inverse.spec),
              cluster,
            );
          expect(sorted(await cluster.admin.describeAcls({}))).toEqual(before);
        },
      ),
    );
  });

  it('of a revoke gives back what was taken, and no more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryAcl, { maxLength: 12 }),
        arbitrarySpec,
        async (acls, granted) => {
          const cluster = aCluster({ acls });
          const before = sorted(await cluster.admin.describeAcls({}));
          const done = await planAndApply(
            kind,
            { ...granted, action: 'revoke' },
            cluster,
          );
          const inverse = kind.revert!(done);
          if (inverse)
            await planAndApply(
              kind,
              accessSpecSchema.parse(inverse.spec),
              cluster,
            );
          expect(sorted(await cluster.admin.describeAcls({}))).toEqual(before);
        },
      ),
    );
  });
});
