import {
  altering,
  creating,
  findingsOf,
  grant,
  known,
  NAME,
  notKnown,
  ownedByOrders,
  verdictsOf,
} from '../../testing';
import { requestingTeam } from './requestingTeam';
import { resourceOwner } from './resourceOwner';
import { sharedAccess } from './sharedAccess';
import { topicOwner } from './topicOwner';
import { unownedResource } from './unownedResource';

const stranger = {
  userRef: 'user:default/bob',
  ownershipRefs: ['user:default/bob', 'group:default/payments'],
};
const set = { 'segment.ms': '1' };

describe('topic-owner', () => {
  it('passes a component that a group owns', () => {
    expect(verdictsOf(topicOwner, creating())).toEqual([
      'pass: group:default/orders owns component:default/orders-api and will own the topic',
    ]);
  });

  it.each([
    [{ component: undefined }, 'No component is named that the topic is for'],
    [
      { requestingOwner: undefined },
      'component:default/orders-api has no owner in the software catalog',
    ],
    [
      { requestingOwner: 'user:default/alice' },
      'component:default/orders-api is owned by user:default/alice, which is not a group',
    ],
    [
      { requestingOwner: 'orders' },
      'component:default/orders-api is owned by orders, which is not a group',
    ],
  ])('denies %j', (change, message) => {
    expect(findingsOf(topicOwner, creating({}, change))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        waivable: false,
        field: 'component',
        message,
      }),
    ]);
  });

  it('says nothing about a topic that exists', () => {
    expect(
      findingsOf(topicOwner, altering({ set }, { component: undefined })),
    ).toEqual([]);
  });
});

describe('requesting-team', () => {
  it('passes a member, whatever the case of the ref', () => {
    expect(verdictsOf(requestingTeam, creating())).toEqual([
      expect.stringMatching(/^pass/),
    ]);
    expect(
      verdictsOf(
        requestingTeam,
        creating({}, { requestingOwner: 'Group:default/Orders' }),
      ),
    ).toEqual([expect.stringMatching(/^pass/)]);
  });

  it('asks the platform about somebody of another team', () => {
    expect(
      findingsOf(requestingTeam, creating({}, { requester: stranger })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['platform'],
        message:
          'user:default/bob is not a member of group:default/orders, which owns component:default/orders-api',
      }),
    ]);
  });
});

describe('resource-owner', () => {
  it('passes whoever acts for the owner', () => {
    expect(verdictsOf(resourceOwner, altering({ set }))).toEqual([
      `pass: user:default/alice acts for group:default/orders, which owns the topic "${NAME}"`,
    ]);
  });

  it('asks the owner about others', () => {
    expect(
      findingsOf(resourceOwner, altering({ set }, { requester: stranger })),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        waivable: false,
        asks: ['resource owner'],
        observed: 'group:default/orders',
      }),
    ]);
  });

  it('keeps a name for its owner after the topic is gone', () => {
    expect(
      verdictsOf(
        resourceOwner,
        creating({}, { ownership: ownedByOrders, requester: stranger }),
      ),
    ).toEqual([
      expect.stringMatching(/^fail: group:default\/orders owns the topic/),
    ]);
  });

  it('lets a request go on with the topic that it made for another team', () => {
    const input = creating(
      {},
      {
        ownership: ownedByOrders,
        requester: stranger,
        startedChanges: [`create-topic:${NAME}`],
      },
    );
    expect(verdictsOf(resourceOwner, input)).toEqual([
      `pass: This request made the topic "${NAME}" for group:default/orders`,
    ]);
    expect(
      verdictsOf(resourceOwner, {
        ...input,
        ownership: { ...ownedByOrders, basis: 'transfer' },
      }),
    ).toEqual([expect.stringMatching(/^fail/)]);
  });

  it('is unknown while the catalog does not answer', () => {
    for (const owner of ['group:default/orders', undefined])
      expect(
        findingsOf(
          resourceOwner,
          altering(
            { set },
            { ownership: { ...ownedByOrders, owner, ownerState: 'unknown' } },
          ),
        ),
      ).toEqual([
        expect.objectContaining({
          outcome: 'unknown',
          figure: `owner of the topic "${NAME}"`,
        }),
      ]);
  });

  it('says nothing about a new topic that nobody owns', () => {
    expect(findingsOf(resourceOwner, creating())).toEqual([]);
  });
});

describe('unowned-resource', () => {
  it.each(['none', 'missing', 'empty'] as const)(
    'asks the platform when the owner is %s',
    ownerState => {
      expect(
        findingsOf(
          unownedResource,
          altering(
            { set },
            {
              ownership: {
                ...ownedByOrders,
                ownerState,
                explanation: 'Because.',
              },
            },
          ),
        ),
      ).toEqual([
        expect.objectContaining({
          outcome: 'fail',
          effect: 'review',
          asks: ['platform'],
          message: `Nobody can answer for the topic "${NAME}": Because.`,
        }),
      ]);
    },
  );

  it('passes an owner that can act', () => {
    expect(verdictsOf(unownedResource, altering({ set }))).toEqual([
      'pass: group:default/orders made it by a request',
    ]);
  });

  it('looks at access to a topic that this request does not make', () => {
    const giving = (startedChanges?: string[]) =>
      creating(
        {},
        { changes: [], topics: [], grants: [grant()], startedChanges },
      );
    expect(verdictsOf(unownedResource, giving())).toEqual([
      expect.stringMatching(/^fail: Nobody can answer/),
    ]);
    expect(
      findingsOf(unownedResource, giving([`create-topic:${NAME}`])),
    ).toEqual([]);
    expect(
      findingsOf(unownedResource, creating({}, { grants: [grant()] })),
    ).toEqual([]);
  });
});

describe('shared-access', () => {
  const group = grant({ resourceType: 'group', resourceName: 'billing' });
  const beside = (...existing: ReturnType<typeof grant>[]) =>
    creating({}, { grants: [group], existingAccess: known(existing) });

  it.each([
    ['the same group', { ...group, principal: 'User:billing' }],
    [
      'a prefix of it',
      {
        ...group,
        principal: 'User:billing',
        patternType: 'prefixed' as const,
        resourceName: 'bill',
      },
    ],
  ])('asks security when another principal has %s', (_, existing) => {
    expect(findingsOf(sharedAccess, beside(existing))).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'review',
        asks: ['security'],
        field: 'consumers',
        message: 'User:orders would share group "billing" with User:billing',
      }),
    ]);
  });

  it.each([
    ['the same principal', group],
    [
      'an operator has all groups',
      { ...group, principal: 'User:ops', resourceName: '*' },
    ],
    ['another group', { ...group, principal: 'User:b', resourceName: 'other' }],
    [
      'another principal is denied it',
      { ...group, principal: 'User:b', permission: 'deny' as const },
    ],
    [
      'a transactional id of that name',
      {
        ...group,
        principal: 'User:b',
        resourceType: 'transactional-id' as const,
      },
    ],
  ])('passes where %s', (_, existing) => {
    expect(verdictsOf(sharedAccess, beside(existing))).toEqual([
      'pass: Nobody else has access to group "billing"',
    ]);
  });

  it('is unknown when access could not be read, or was not', () => {
    for (const existingAccess of [notKnown('acls'), undefined])
      expect(
        findingsOf(
          sharedAccess,
          creating({}, { grants: [group], existingAccess }),
        ),
      ).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
  });

  it('says nothing about access to topics', () => {
    expect(
      findingsOf(sharedAccess, creating({}, { grants: [grant()] })),
    ).toEqual([]);
  });
});
