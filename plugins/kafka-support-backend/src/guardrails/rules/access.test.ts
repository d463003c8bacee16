import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AccessTarget,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  findingsOf,
  grant,
  granting,
  known,
  listed,
  NAME,
  notKnown,
  ownedByOrders,
  revoking,
  verdictsOf,
} from '../testing';
import { revokedAccess } from './compatibility/revokedAccess';
import { administrativeAccess } from './governance/administrativeAccess';
import { dataClassAccess } from './governance/dataClassAccess';
import { grantedTopic } from './governance/grantedTopic';
import { temporaryEnd } from './governance/temporaryEnd';
import { wildcardAccess } from './governance/wildcardAccess';
import { accessOwners } from './team-boundary/accessOwners';
import { resourceOwner } from './team-boundary/resourceOwner';
import { sharedAccess } from './team-boundary/sharedAccess';
import { unownedResource } from './team-boundary/unownedResource';

const consumer = {
  action: 'grant',
  principal: 'User:orders',
  profile: 'consumer',
  topic: NAME,
  group: 'orders',
};
const custom = (bindings: object[]) => ({
  action: 'grant',
  principal: 'User:orders',
  profile: 'custom',
  bindings,
});
const group = (acl: Partial<AclBinding> = {}) =>
  grant({ resourceType: 'group', resourceName: 'orders', ...acl });

const target = (
  resource: string,
  ownership: Partial<AccessTarget['ownership']> = {},
  rest: Partial<AccessTarget> = {},
): AccessTarget => ({
  ownership: { ...ownedByOrders, resource: `prod/${resource}`, ...ownership },
  ...rest,
});
const payments = { owner: 'group:default/payments' };
const nobody = {
  owner: undefined,
  basis: undefined,
  ownerState: 'none' as const,
};
const access = (
  targets: AccessTarget[],
  rest: Partial<NonNullable<RuleInput['access']>> = {},
) => ({ targets, notLookedAt: 0, prefixes: [], ...rest });

describe('wildcard-access of the kind access', () => {
  it.each([
    [
      grant({ principal: 'User:*' }),
      { ...consumer, principal: 'User:*' },
      'principal',
    ],
    [grant({ resourceName: '*' }), { ...consumer, topic: '*' }, 'topic'],
    [group({ resourceName: '*' }), { ...consumer, group: '*' }, 'group'],
    [
      grant({ operation: 'all' }),
      custom([
        { resourceType: 'topic', resourceName: NAME, operation: 'read' },
        { resourceType: 'topic', resourceName: NAME, operation: 'all' },
      ]),
      'bindings.1',
    ],
    [
      grant({
        resourceType: 'cluster',
        resourceName: 'kafka-cluster',
        operation: 'alter',
      }),
      custom([
        {
          resourceType: 'cluster',
          resourceName: 'kafka-cluster',
          operation: 'alter',
        },
      ]),
      'bindings.0',
    ],
  ])('denies %j beside its field', (acl, spec, field) => {
    expect(
      findingsOf(wildcardAccess, granting({ grants: [acl], spec })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        waivable: false,
        field,
        remedy: { text: expect.stringContaining('Name the principal') },
      }),
    ]);
  });

  it('lets what is too wide be taken away', () => {
    expect(
      findingsOf(
        wildcardAccess,
        revoking({ revocations: [grant({ resourceName: '*' })] }),
      ),
    ).toEqual([]);
  });
});

describe('administrative-access', () => {
  it.each(['create', 'delete', 'alter', 'alter-configs'] as const)(
    'asks security about %s',
    operation => {
      expect(
        findingsOf(
          administrativeAccess,
          granting({ grants: [grant(), grant({ operation })] }),
        ),
      ).toEqual([
        expect.objectContaining({
          outcome: 'fail',
          effect: 'review',
          asks: ['security'],
          observed: operation,
        }),
      ]);
    },
  );

  it('passes reading, writing and describing', () => {
    expect(
      verdictsOf(
        administrativeAccess,
        granting({
          grants: [grant(), grant({ operation: 'describe-configs' })],
        }),
      ),
    ).toEqual(['pass: Nobody gets a right to create, change or delete']);
  });
});

describe('granted-topic', () => {
  it('denies a right on a topic that is not there, and names a close one', () => {
    expect(
      findingsOf(
        grantedTopic,
        granting({
          grants: [grant({ resourceName: 'orders.order.placed.v2' })],
          spec: { ...consumer, topic: 'orders.order.placed.v2' },
          grantedTopics: [
            { name: 'orders.order.placed.v2', there: known(false) },
          ],
          existingTopics: known([listed(NAME)]),
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        field: 'topic',
        message: `There is no topic "orders.order.placed.v2" on cluster "prod". Did you mean "${NAME}"?`,
      }),
    ]);
  });

  it('passes one that is there, and does not know what could not be read', () => {
    const with_ = (there: { known: any } & object) =>
      granting({
        grants: [grant()],
        grantedTopics: [{ name: NAME, there: there as any }],
      });
    expect(verdictsOf(grantedTopic, with_(known(true)))).toEqual([
      `pass: "${NAME}" is there`,
    ]);
    expect(findingsOf(grantedTopic, with_(notKnown('topic')))).toEqual([
      expect.objectContaining({ outcome: 'unknown', figure: 'topic' }),
    ]);
  });
});

describe('temporary-end', () => {
  it.each([
    ['2025-12-31T23:59:59.000Z', 'fail'],
    ['2026-01-01T00:00:00.000Z', 'fail'],
    ['2026-01-02T00:00:00.000Z', 'pass'],
  ])('of %s: %s', (ends, outcome) => {
    expect(
      findingsOf(temporaryEnd, granting({ grants: [grant()], ends })),
    ).toEqual([
      expect.objectContaining({ outcome, effect: 'deny', field: 'until' }),
    ]);
  });
});

describe('data-class-access', () => {
  const opening = (dataClass?: string) =>
    granting({
      grants: [grant()],
      access: access([
        target(`topic/${NAME}`, {}, dataClass ? { dataClass } : {}),
        target('group/orders'),
      ]),
    });

  it.each(['personal', 'PII', 'Confidential'])(
    'asks security in production about %s data',
    dataClass => {
      expect(findingsOf(dataClassAccess, opening(dataClass))).toEqual([
        expect.objectContaining({
          outcome: 'fail',
          effect: 'review',
          asks: ['security'],
          observed: dataClass,
        }),
      ]);
    },
  );

  it('passes other classes, and those that the configuration leaves out', () => {
    expect(findingsOf(dataClassAccess, opening('internal'))).toEqual([
      expect.objectContaining({ outcome: 'pass' }),
    ]);
    expect(
      findingsOf(dataClassAccess, opening('personal'), { classes: ['health'] }),
    ).toEqual([expect.objectContaining({ outcome: 'pass' })]);
  });

  it('does not take a class that nobody states for a harmless one', () => {
    expect(findingsOf(dataClassAccess, opening())).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: `data class of the topic "${NAME}"`,
      }),
    ]);
    expect(
      verdictsOf(dataClassAccess, opening(), { unstated: 'pass' }),
    ).toEqual(['pass: No topic with a sensitive data class is opened']);
  });

  it('says nothing where access is only taken away', () => {
    expect(
      findingsOf(
        dataClassAccess,
        revoking({
          revocations: [grant()],
          access: access([target(`topic/${NAME}`)]),
        }),
      ),
    ).toEqual([]);
  });
});

describe('access-owners', () => {
  const main = target(`topic/${NAME}`);
  const asking = (
    targets: AccessTarget[],
    rest: Partial<NonNullable<RuleInput['access']>> = {},
  ) => granting({ grants: [grant()], access: access(targets, rest) });

  it('passes what the requester, or the owner who is asked, owns', () => {
    expect(
      verdictsOf(accessOwners, asking([main, target('group/orders', nobody)])),
    ).toEqual(['pass: All of it has one owner, who has a say in it']);
    expect(
      verdictsOf(
        accessOwners,
        granting({
          grants: [grant()],
          ownership: { ...ownedByOrders, ...payments },
          access: access([
            target(`topic/${NAME}`, payments),
            target('topic/payments.b', payments),
          ]),
        }),
      ),
    ).toEqual(['pass: All of it has one owner, who has a say in it']);
  });

  it('asks platform and security where another team owns a part', () => {
    expect(
      findingsOf(
        accessOwners,
        asking([main, target('group/ledger', payments)]),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['platform', 'security'],
        waivable: false,
        message:
          'Others own a part of it: group "ledger" (group:default/payments)',
      }),
    ]);
  });

  it.each([
    ['nobody owns', nobody],
    ['a group without members owns', { ownerState: 'empty' as const }],
    ['a group that left owns', { ownerState: 'missing' as const }],
  ])('asks about a further topic that %s', (_, ownership) => {
    expect(
      verdictsOf(accessOwners, asking([main, target('topic/b', ownership)])),
    ).toEqual([
      expect.stringMatching(
        /^fail: Nobody can answer for a part of it: topic "b"/,
      ),
    ]);
  });

  it('does not know owners that the catalog does not tell', () => {
    expect(
      findingsOf(
        accessOwners,
        asking([main, target('topic/b', { ownerState: 'unknown' })]),
      ),
    ).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
  });

  it('says what a prefix covers, of whom, and that later topics count too', () => {
    const of = (name: string, ownership = {}) =>
      target(`topic/${name}`, ownership, { prefix: 'orders.' });
    expect(
      verdictsOf(
        accessOwners,
        asking([of('orders.a'), of('orders.b', payments)], {
          prefixes: [{ prefix: 'orders.', covered: known(2) }],
        }),
      ),
    ).toEqual([
      'pass: The prefix "orders." covers 2 topics of group:default/orders, group:default/payments now, and every later one',
      'fail: Others own a part of it: topic "orders.b" (group:default/payments)',
    ]);
  });

  it('asks about a prefix that covers nothing yet, or more than is looked at', () => {
    expect(
      verdictsOf(
        accessOwners,
        asking([], { prefixes: [{ prefix: 'new.', covered: known(0) }] }),
      ),
    ).toEqual([expect.stringMatching(/^fail: .* covers no topic yet/)]);
    expect(
      verdictsOf(
        accessOwners,
        asking([main], {
          prefixes: [{ prefix: 'orders.', covered: known(950) }],
          notLookedAt: 850,
        }),
      ),
    ).toEqual([
      expect.stringMatching(/^pass: .* covers 950 topics/),
      'fail: It covers 850 more topics than are looked up one by one',
    ]);
    expect(
      findingsOf(
        accessOwners,
        asking([], {
          prefixes: [{ prefix: 'new.', covered: notKnown('topics') }],
        }),
      ),
    ).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
  });

  it('does not ask for a prefix that is taken away from what is not there', () => {
    expect(
      verdictsOf(
        accessOwners,
        revoking({
          revocations: [grant({ patternType: 'prefixed' })],
          access: access([], {
            prefixes: [{ prefix: 'old.', covered: known(0) }],
          }),
        }),
      ),
    ).toEqual(['pass: All of it has one owner, who has a say in it']);
  });
});

describe('shared-access of the kind access', () => {
  it.each([
    ['a group below the prefix', { resourceName: 'orders-1' }],
    [
      'a longer prefix',
      { patternType: 'prefixed' as const, resourceName: 'orders-' },
    ],
    [
      'a shorter prefix',
      { patternType: 'prefixed' as const, resourceName: 'ord' },
    ],
  ])('asks where another principal has %s', (_, existing) => {
    expect(
      findingsOf(
        sharedAccess,
        granting({
          grants: [group({ patternType: 'prefixed' })],
          spec: consumer,
          existingAccess: known([group({ principal: 'User:b', ...existing })]),
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        field: 'group',
        message:
          'User:orders would share every group that begins with "orders" with User:b',
      }),
    ]);
  });
});

describe('taking access away', () => {
  const foreign: RuleInput['ownership'] = { ...ownedByOrders, ...payments };

  it('is agreed on by the owner, and is free on what one owns', () => {
    const taking = (ownership: RuleInput['ownership']) =>
      revoking({ revocations: [grant()], ownership });
    expect(findingsOf(resourceOwner, taking(foreign))).toEqual([
      expect.objectContaining({ outcome: 'fail', asks: ['resource owner'] }),
    ]);
    expect(findingsOf(resourceOwner, taking(ownedByOrders))).toEqual([
      expect.objectContaining({ outcome: 'pass' }),
    ]);
  });

  it('asks platform where nobody owns the topic or the group', () => {
    for (const revoked of [grant(), group()])
      expect(
        findingsOf(
          unownedResource,
          revoking({
            revocations: [revoked],
            ownership: { ...ownedByOrders, ...nobody },
          }),
        ),
      ).toEqual([
        expect.objectContaining({ outcome: 'fail', asks: ['platform'] }),
      ]);
  });

  it('names the groups that would be cut off', () => {
    expect(
      verdictsOf(
        revokedAccess,
        revoking({
          revocations: [grant()],
          activeReaders: known([{ group: 'orders', topic: NAME, members: 3 }]),
        }),
      ),
    ).toEqual([
      `fail: The group "orders" reads "${NAME}" with 3 members now, and would be cut off at once if it runs as User:orders`,
    ]);
  });

  it('warns and never asks, not even where figures are missing', () => {
    for (const activeReaders of [undefined, notKnown('groups')])
      expect(
        findingsOf(
          revokedAccess,
          revoking({ revocations: [grant()], activeReaders }),
        ),
      ).toEqual([
        expect.objectContaining({
          outcome: 'fail',
          effect: 'warn',
          message: expect.stringMatching(/^Who reads by it now could not/),
        }),
      ]);
  });

  it('says that Kafka does not tell who writes', () => {
    expect(
      verdictsOf(
        revokedAccess,
        revoking({ revocations: [grant({ operation: 'write' })] }),
      ),
    ).toEqual([
      `fail: Whatever runs as User:orders can no longer write to topic "${NAME}"; Kafka does not tell whether something does now`,
    ]);
  });

  it('passes where no group reads', () => {
    expect(
      verdictsOf(
        revokedAccess,
        revoking({ revocations: [grant()], activeReaders: known([]) }),
      ),
    ).toEqual(['pass: No group reads by it now']);
  });
});
