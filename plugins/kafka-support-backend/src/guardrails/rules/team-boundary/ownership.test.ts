import type { RuleInput } from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  altering,
  change,
  creating,
  findingsOf,
  notKnown,
  ownedByOrders,
  owning,
  verdictsOf,
} from '../../testing';
import { clusterHealth } from '../recovery/clusterHealth';
import { catalogLastKnown } from './catalogLastKnown';
import { newOwner } from './newOwner';
import { newOwnerGroup } from './newOwnerGroup';
import { ownershipBatch } from './ownershipBatch';
import { ownershipClaim } from './ownershipClaim';
import { ownershipConflict } from './ownershipConflict';
import { ownershipLeftOut } from './ownershipLeftOut';
import { ownershipRequester } from './ownershipRequester';
import { resourceOwner } from './resourceOwner';

const payments = 'group:default/payments';
const asker = (...groups: string[]) => ({
  requester: {
    userRef: 'user:default/zoe',
    ownershipRefs: ['user:default/zoe', ...groups],
  },
});
const unowned: RuleInput['ownership'] = {
  resource: ownedByOrders.resource,
  ownerState: 'none',
  proposals: [],
  explanation: 'Nobody owns it',
};
const rules = [
  newOwnerGroup,
  ownershipRequester,
  ownershipClaim,
  newOwner,
  ownershipBatch,
  ownershipConflict,
  ownershipLeftOut,
];

it.each(rules)('$id says nothing where no owner is set', rule => {
  for (const input of [creating(), altering({ set: { 'segment.ms': '1' } })])
    expect(findingsOf(rule, input)).toEqual([]);
});

it.each(rules)(
  '$id is no policy that a waiver lifts, unless it only warns',
  rule => {
    expect(rule.waivable).toBe(rule.effect === 'warn');
  },
);

describe('new-owner-group', () => {
  it.each([
    ['active', 'pass', /is in the software catalog and has members/],
    ['empty', 'fail', /has no members, so nobody would answer/],
    ['missing', 'fail', /has no group "group:default\/payments"/],
    ['unknown', 'unknown', /the software catalog did not answer/],
  ] as const)('for a group that is %s is %s', (ownerState, outcome, says) => {
    expect(
      findingsOf(
        newOwnerGroup,
        owning({}, { newOwner: { owner: payments, ownerState } }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome,
        effect: 'deny',
        field: 'owner',
        message: expect.stringMatching(says),
      }),
    ]);
  });

  it('is unknown where nobody looked the group up', () => {
    expect(
      findingsOf(newOwnerGroup, owning({}, { newOwner: undefined })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        figure: 'members of group:default/payments',
      }),
    ]);
  });
});

describe('ownership-requester', () => {
  it.each([
    ['of the owner', 'group:default/orders'],
    ['of the new owner', 'Group:default/Payments'],
    ['of the platform', 'group:default/platform'],
  ])('passes a member %s', (_, group) => {
    expect(verdictsOf(ownershipRequester, owning({}, asker(group)))).toEqual([
      expect.stringMatching(/^pass: user:default\/zoe asks as a member of/),
    ]);
  });

  it('denies everybody else and says who can ask', () => {
    expect(
      findingsOf(
        ownershipRequester,
        owning({}, asker('group:default/logistics')),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        message:
          'user:default/zoe is not a member of group:default/orders or group:default/payments, and cannot ask who owns the topic "orders.order.placed.v1"',
        remedy: {
          text: 'Ask for a team of your own, or let somebody of group:default/orders or group:default/payments ask',
        },
      }),
    ]);
  });

  it('gives the team of a proposal no say', () => {
    const ownership = {
      ...unowned,
      proposals: [
        {
          owner: 'group:default/logistics',
          source: 'annotation' as const,
          detail: 'annotation',
        },
      ],
    };
    expect(
      verdictsOf(
        ownershipRequester,
        owning({}, { ...asker('group:default/logistics'), ownership }),
      ),
    ).toEqual([expect.stringMatching(/^fail/)]);
  });
});

describe('ownership-claim', () => {
  it('asks the platform where nobody owns it', () => {
    expect(
      findingsOf(ownershipClaim, owning({}, { ownership: unowned })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['platform'],
      }),
    ]);
  });

  it('leaves a transfer to the two teams', () => {
    expect(findingsOf(ownershipClaim, owning())).toEqual([]);
  });
});

describe('consent', () => {
  it.each([
    ['of neither', [], ['fail', 'fail']],
    ['of the owner', ['group:default/orders'], ['pass', 'fail']],
    ['of the new owner', [payments], ['fail', 'pass']],
    ['of both', ['group:default/orders', payments], ['pass', 'pass']],
  ])('of somebody %s counts by asking', (_, groups, outcomes) => {
    const input = owning({}, asker(...groups));
    expect(
      [resourceOwner, newOwner].flatMap(rule =>
        findingsOf(rule, input).map(({ outcome }) => outcome),
      ),
    ).toEqual(outcomes);
  });

  it('is asked of the new owner in a role of its own', () => {
    expect(findingsOf(newOwner, owning())).toEqual([
      expect.objectContaining({ asks: ['new owner'], effect: 'review' }),
    ]);
  });
});

describe('ownership-conflict', () => {
  const proposedBy = (owner: string) => ({
    ...unowned,
    proposals: [
      {
        owner,
        source: 'annotation' as const,
        detail: 'annotation kafka.apache.org/topics of component:default/x',
      },
    ],
  });

  it('names another team that an annotation proposes, and stops nothing', () => {
    expect(
      findingsOf(
        ownershipConflict,
        owning({}, { ownership: proposedBy('group:default/logistics') }),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'warn',
        observed: 'group:default/logistics',
        message:
          'The annotation kafka.apache.org/topics of component:default/x proposes group:default/logistics for the topic "orders.order.placed.v1"',
      }),
    ]);
  });

  it('takes nobody who reads it for one who claims it', () => {
    const ownership = proposedBy('group:default/logistics');
    ownership.proposals[0] = {
      ...ownership.proposals[0],
      source: 'consumer' as never,
    };
    expect(verdictsOf(ownershipConflict, owning({}, { ownership }))).toEqual([
      expect.stringMatching(/^pass/),
    ]);
  });

  it('passes a proposal of the same team, whatever the case', () => {
    expect(
      verdictsOf(
        ownershipConflict,
        owning({}, { ownership: proposedBy('group:default/Payments') }),
      ),
    ).toEqual([
      'pass: Nothing proposes another owner than group:default/payments',
    ]);
  });

  it.each([
    ['group:default/orders', 'group:default/orders'],
    [undefined, 'nobody'],
  ])('shows a component that %s owns', (componentOwner, who) => {
    expect(
      verdictsOf(
        ownershipConflict,
        owning(
          { component: 'component:default/ledger' },
          {
            newOwner: { owner: payments, ownerState: 'active', componentOwner },
          },
        ),
      ),
    ).toEqual([
      `fail: component:default/ledger is owned by ${who} in the software catalog, not by group:default/payments`,
    ]);
  });
});

describe('a batch', () => {
  const batch = (
    set: { owner?: string; basis?: 'claim' | 'transfer'; from?: string }[],
    more: Partial<NonNullable<RuleInput['newOwner']>['batch']> = {},
    overrides: Partial<RuleInput> = {},
  ) =>
    owning(
      {},
      {
        ownership: unowned,
        changes: set.map(
          ({ owner = payments, basis = 'claim', from }, index) => {
            const resource = `prod/topic/t${index}`;
            const field = {
              field: 'owner',
              ...(from && { before: from }),
              after: owner,
            };
            return {
              ...change('set-owner', { resource, owner, basis }, [field]),
              resource,
            };
          },
        ),
        newOwner: {
          owner: payments,
          ownerState: 'active',
          batch: {
            ownedByOthers: [],
            orphanedFrom: ['group:default/gone'],
            missing: [],
            proposals: [],
            components: [],
            ...more,
          },
        },
        ...overrides,
      },
    );

  it('of claims for one team passes, and the platform confirms all of it', () => {
    const input = batch([{}, {}, {}]);
    expect(verdictsOf(ownershipBatch, input)).toEqual([
      'pass: All 3 are claims for group:default/payments',
    ]);
    expect(verdictsOf(ownershipClaim, input)).toEqual([
      'fail: Nobody owns the 3 resources yet, so the platform team confirms the claim',
    ]);
  });

  it('is confirmed by the platform also where the team owns its first resource', () => {
    const input = batch([{}], {}, { ownership: ownedByOrders });
    expect(verdictsOf(ownershipClaim, input)).toHaveLength(1);
  });

  it('takes nothing from anybody', () => {
    expect(
      findingsOf(
        ownershipBatch,
        batch([{}, { basis: 'transfer', from: 'group:default/orders' }]),
      ),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        message: 'Somebody owns "prod/topic/t1" already',
      }),
    ]);
  });

  it('takes over what nobody is left to answer for, if the platform agrees', () => {
    const from = 'group:default/gone';
    const input = batch([
      { basis: 'transfer', from },
      { basis: 'transfer', from },
    ]);
    expect(verdictsOf(ownershipBatch, input)).toEqual([
      expect.stringMatching(/^pass/),
    ]);
    expect(findingsOf(ownershipClaim, input)).toEqual([
      expect.objectContaining({ effect: 'review', asks: ['platform'] }),
    ]);
  });

  it('is for one team: each agrees for itself', () => {
    expect(
      verdictsOf(ownershipBatch, batch([{}, { owner: 'group:default/x' }])),
    ).toEqual([
      'fail: It gives resources to several teams: "group:default/payments", "group:default/x"',
    ]);
  });

  it('says what it leaves out, and stops nothing by it', () => {
    const findings = findingsOf(
      ownershipLeftOut,
      batch([{}], {
        ownedByOthers: [
          { resource: 'prod/topic/a', owner: 'group:default/orders' },
        ],
        missing: ['prod/topic/b'],
      }),
    );
    expect(findings.map(({ message, effect }) => [effect, message])).toEqual([
      ['warn', 'Other teams own 1 of them, and keep them: "prod/topic/a"'],
      ['warn', '1 of them are not there: "prod/topic/b"'],
    ]);
    expect(verdictsOf(ownershipLeftOut, batch([{}]))).toEqual([
      'pass: Nothing that it names is left out',
    ]);
    expect(findingsOf(ownershipLeftOut, owning())).toEqual([]);
  });

  it('shows each other team that is proposed once, and each strange component', () => {
    const proposal = {
      owner: 'group:default/logistics',
      detail: 'prefix "t" in the configuration',
    };
    expect(
      verdictsOf(
        ownershipConflict,
        batch([{}, {}], {
          proposals: [
            { resource: 'prod/topic/t0', ...proposal },
            { resource: 'prod/topic/t1', ...proposal },
          ],
          components: [
            { component: 'component:default/own', owner: payments },
            { component: 'component:default/other' },
          ],
        }),
      ),
    ).toEqual([
      'fail: group:default/logistics is proposed for 2 of them, such as the topic "t0" by the prefix "t" in the configuration',
      'fail: component:default/other is owned by nobody in the software catalog, not by group:default/payments',
    ]);
  });
});

describe('catalog-last-known', () => {
  const at = '2026-11-21T10:00:00.000Z';

  it.each([
    ['owner', { ownership: { ...ownedByOrders, lastKnownAt: at } }],
    [
      'new owner',
      {
        newOwner: {
          owner: payments,
          ownerState: 'active' as const,
          lastKnownAt: at,
        },
      },
    ],
    [
      'support metadata',
      {
        supportMetadata: {
          values: {},
          missing: [],
          resolvedAt: at,
          lastKnownAt: at,
        },
      },
    ],
  ])('lets a person look where the %s is the last known', (_, overrides) => {
    expect(findingsOf(catalogLastKnown, owning({}, overrides))).toEqual([
      expect.objectContaining({
        outcome: 'unknown',
        effect: 'review',
        asks: ['platform'],
        figure: 'software catalog',
        message: expect.stringContaining(`what it says is from ${at}`),
      }),
    ]);
  });

  it('says nothing while the catalog answers', () => {
    expect(findingsOf(catalogLastKnown, owning())).toEqual([]);
  });
});

describe('cluster-health', () => {
  it('says nothing of what is only written to our records', () => {
    const health = notKnown('cluster');
    expect(findingsOf(clusterHealth, owning({}, { health }))).toEqual([]);
    expect(
      verdictsOf(clusterHealth, altering({ set: { a: '1' } }, { health })),
    ).toEqual([expect.stringMatching(/^unknown/)]);
    expect(
      verdictsOf(clusterHealth, altering({}, { health, changes: [] })),
    ).toEqual([expect.stringMatching(/^unknown/)]);
  });
});
