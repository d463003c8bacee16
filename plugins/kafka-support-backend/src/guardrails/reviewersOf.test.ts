import {
  decide,
  decisionOf,
  effects,
  outcomes,
  reviewerRoles,
  type Finding,
  type Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import fc from 'fast-check';
import { reviewersOf } from './reviewersOf';
import { NOW, ownedByOrders } from './testing';
import type { ReviewerGroups } from './types';

const groups: ReviewerGroups = {
  platform: ['group:default/platform'],
  security: ['group:default/security'],
  FinOps: [],
  architecture: [],
};
const unowned: Ownership = {
  ...ownedByOrders,
  owner: undefined,
  ownerState: 'none',
  explanation: 'No owner is confirmed',
};

function finding(
  message: string,
  asks: Finding['asks'],
  overrides: Partial<Finding> = {},
): Finding {
  return {
    outcome: 'fail',
    effect: 'review',
    message,
    asks,
    rule: 'a-rule',
    title: 'A rule',
    area: 'governance',
    policyOwner: 'platform',
    waivable: true,
    ...overrides,
  };
}

function reviewers(
  findings: Finding[],
  rest: Partial<Parameters<typeof reviewersOf>[0]> = {},
) {
  return reviewersOf({
    evaluation: {
      findings,
      decision: decide(findings),
      evaluatedAt: NOW.toISOString(),
    },
    always: [],
    ownership: ownedByOrders,
    groups,
    ...rest,
  });
}

describe('reviewersOf', () => {
  it('asks nobody where everything passes or only warns', () => {
    expect(
      reviewers([
        finding('fine', ['platform'], { outcome: 'pass' }),
        finding('look', ['platform'], { effect: 'warn' }),
      ]),
    ).toEqual([]);
  });

  it('asks nobody about what is denied: there is nothing to agree on', () => {
    expect(
      reviewers(
        [
          finding('no', ['platform'], { effect: 'deny' }),
          finding('hm', ['platform']),
        ],
        { always: ['platform'] },
      ),
    ).toEqual([]);
  });

  it('names who fills each role and every reason once, in a fixed order', () => {
    expect(
      reviewers([
        finding('many partitions', ['platform']),
        finding('shared group', ['security']),
        finding('not yours', ['resource owner', 'platform']),
        finding('not yours', ['resource owner']),
      ]),
    ).toEqual([
      {
        role: 'resource owner',
        filledBy: ['group:default/orders'],
        reasons: ['not yours'],
      },
      {
        role: 'platform',
        filledBy: ['group:default/platform'],
        reasons: ['many partitions', 'not yours'],
      },
      {
        role: 'security',
        filledBy: ['group:default/security'],
        reasons: ['shared group'],
      },
    ]);
  });

  it('asks about what is unknown, whatever the effect of the rule', () => {
    for (const effect of effects)
      expect(
        reviewers([finding('?', ['platform'], { outcome: 'unknown', effect })]),
      ).toEqual([expect.objectContaining({ role: 'platform' })]);
  });

  it.each(['none', 'missing', 'empty', 'unknown'] as const)(
    'lets platform answer for an owner that is %s',
    ownerState => {
      expect(
        reviewers([finding('not yours', ['resource owner'])], {
          ownership: { ...ownedByOrders, ownerState, explanation: 'Because' },
        }),
      ).toEqual([
        {
          role: 'platform',
          filledBy: ['group:default/platform'],
          reasons: ['not yours', 'Because'],
        },
      ]);
    },
  );

  it('asks the old and the new owner, each in a role of its own', () => {
    const newOwner = {
      owner: 'group:default/payments',
      ownerState: 'active' as const,
    };
    const asked = [
      finding('not yours', ['resource owner']),
      finding('not theirs yet', ['new owner']),
    ];
    expect(reviewers(asked, { newOwner })).toEqual([
      {
        role: 'resource owner',
        filledBy: ['group:default/orders'],
        reasons: ['not yours'],
      },
      {
        role: 'new owner',
        filledBy: ['group:default/payments'],
        reasons: ['not theirs yet'],
      },
    ]);
    expect(
      reviewers(asked, {
        newOwner,
        ownership: { ...ownedByOrders, ownerState: 'missing' },
      }).map(({ role, filledBy }) => [role, ...filledBy]),
    ).toEqual([
      ['new owner', 'group:default/payments'],
      ['platform', 'group:default/platform'],
    ]);
  });

  it.each(['unknown', undefined] as const)(
    'lets platform answer for a new owner that is %s',
    ownerState => {
      expect(
        reviewers([finding('not theirs yet', ['new owner'])], {
          ...(ownerState && {
            newOwner: { owner: 'group:default/payments', ownerState },
          }),
        }),
      ).toEqual([
        {
          role: 'platform',
          filledBy: ['group:default/platform'],
          reasons: [
            'not theirs yet',
            'whether the new owner can act is not known',
          ],
        },
      ]);
    },
  );

  it('lets platform answer for a role that nobody is configured for, in one role', () => {
    expect(reviewers([finding('storage', ['platform', 'FinOps'])])).toEqual([
      {
        role: 'platform',
        filledBy: ['group:default/platform'],
        reasons: ['storage', 'nobody is configured for FinOps'],
      },
    ]);
  });

  it('asks the roles that the kind always asks', () => {
    expect(reviewers([], { always: ['security'] })).toEqual([
      {
        role: 'security',
        filledBy: ['group:default/security'],
        reasons: ['This kind of request is always reviewed'],
      },
    ]);
  });

  it.each([
    ['is unowned', { ownership: unowned }],
    ['has only the requester', { onlyRequesterActs: true }],
  ])(
    'asks two people of platform where the kind wants the owner beside it and it %s',
    (_, rest) => {
      const asked = reviewers([finding('not owned', ['platform'])], {
        always: ['resource owner', 'platform'],
        ...rest,
      });
      expect(asked.map(({ role, filledBy }) => [role, ...filledBy])).toEqual([
        ['resource owner', 'group:default/platform'],
        ['platform', 'group:default/platform'],
      ]);
    },
  );

  it('asks one person of platform where the kind wants the owner alone and it cannot act', () => {
    expect(
      reviewers([], { always: ['resource owner'], onlyRequesterActs: true }),
    ).toEqual([
      {
        role: 'platform',
        filledBy: ['group:default/platform'],
        reasons: [
          'This kind of request is always reviewed',
          'Nobody but the requester can act for group:default/orders',
        ],
      },
    ]);
  });

  it('never leaves a review without a person, and never names a role twice', () => {
    const findings = fc.array(
      fc
        .record({
          outcome: fc.constantFrom(...outcomes),
          effect: fc.constantFrom(...effects),
          asks: fc.subarray([...reviewerRoles], { minLength: 1 }),
        })
        .map(({ asks, ...rest }) => finding('x', asks, rest)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        findings,
        fc.constantFrom(ownedByOrders, unowned),
        (list, ownership) => {
          const asked = reviewers(list, { ownership });
          const needsPeople =
            decide(list) === 'review' &&
            list.some(each => decisionOf(each) === 'review');
          expect(asked.length > 0).toBe(needsPeople);
          for (const { filledBy, reasons } of asked) {
            expect(filledBy.length).toBeGreaterThan(0);
            expect(reasons.length).toBeGreaterThan(0);
          }
          const roles = asked.map(({ role }) => role);
          expect(new Set(roles).size).toBe(roles.length);
        },
      ),
    );
  });
});
