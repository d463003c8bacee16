import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseRequestStore } from './store/DatabaseRequestStore';
import { aFinding } from './__testUtils__/newRequest';
import {
  ada,
  AT,
  ben,
  max,
  olga,
  paul,
  person,
  robot,
  ServiceWorld,
  vera,
} from './__testUtils__/ServiceWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

const failure = async (promise: Promise<unknown>): Promise<any> =>
  promise.then(
    () => {
      throw new Error('It was not refused');
    },
    error => error,
  );

async function inReview(
  roles: Parameters<ServiceWorld['ask']> = ['platform'],
  databaseId?: Parameters<typeof ServiceWorld.create>[1],
) {
  const world = await ServiceWorld.create(databases, databaseId);
  world.ask(...roles);
  return { world, request: await world.submit() };
}

describe('an approval', () => {
  it('by the one role that is asked approves and starts the work at once', async () => {
    const { world, request } = await inReview();
    const approved = await world.review(request, paul, { comment: 'Fine' });
    expect(approved).toMatchObject({
      status: 'approved',
      statusReason: undefined,
      reviews: [
        {
          reviewer: paul.ref,
          role: 'platform',
          verdict: 'approve',
          planDigest: request.plan.digest,
          comment: 'Fine',
          lapsed: false,
        },
      ],
    });
    expect(world.executor.start.mock.calls).toEqual([[request.id]]);
    expect((await world.store.events(request.id)).at(-1)).toMatchObject({
      type: 'review.given',
      actor: paul.ref,
      from: 'in_review',
      to: 'approved',
      planDigest: request.plan.digest,
      message: 'Approved as platform: Fine',
      details: { role: 'platform', verdict: 'approve' },
    });
  });

  it('waits for the other roles', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    const waiting = await world.review(request, paul);
    expect(waiting).toMatchObject({
      status: 'in_review',
      statusReason: 'Waits for security',
      reviewableRoles: [],
    });
    expect(world.executor.start).not.toHaveBeenCalled();
    expect(
      await world.review(request, vera, { role: 'security' }),
    ).toMatchObject({ status: 'approved' });
  });

  it('of their own request is refused, also to who fills the role', async () => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform');
    const request = await world.submit('a', {}, paul);
    expect(request.reviewableRoles).toEqual([]);
    expect(request.actions).not.toContain('approve');
    const error = await failure(
      world.review(request, { ...paul, ref: 'USER:default/Paul' }),
    );
    expect(error).toMatchObject({ name: 'NotAllowedError' });
    expect(error.message).toContain('nobody reviews their own');
    expect((await world.store.get(request.id))!.reviews).toEqual([]);
  });

  it.each([
    ['who is in none of the groups', ben],
    ['of the requesting team', olga],
    ['of another role', vera],
  ])('by somebody %s is refused and names who can', async (_, caller) => {
    const { world, request } = await inReview();
    const error = await failure(world.review(request, caller));
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message:
        'You cannot review as "platform". That is for group:default/platform',
    });
  });

  it('by a service is refused, though it were in the group', async () => {
    const { world, request } = await inReview();
    const service = { ...robot, ownershipRefs: ['group:default/platform'] };
    await expect(world.review(request, service)).rejects.toThrow(
      'Only a person can review',
    );
  });

  it('in a role that is not asked names those that are', async () => {
    const { world, request } = await inReview();
    const error = await failure(
      world.review(request, vera, { role: 'security' }),
    );
    expect(error).toMatchObject({
      name: 'InputError',
      message:
        'Nobody is asked as "security" for this request. Asked are platform (group:default/platform)',
    });
  });

  it('fills one role with one person, whatever groups they are in', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    await world.review(request, max);
    const error = await failure(
      world.review(request, max, { role: 'security' }),
    );
    expect(error).toMatchObject({ name: 'ConflictError' });
    expect(error.message).toContain('One person fills one role');
    expect((await world.store.get(request.id))!.status).toBe('in_review');
  });

  it('of a role that is filled is refused and names the open ones', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    await world.review(request, paul);
    const error = await failure(
      world.review(request, person('pia', 'platform')),
    );
    expect(error.message).toBe(
      'Somebody approved this request as "platform" already. Open are security',
    );
  });

  it('of another digest answers 409 with state and digest', async () => {
    const { world, request } = await inReview();
    const error = await failure(
      world.review(request, paul, { planDigest: '0'.repeat(64) }),
    );
    expect(error).toMatchObject({
      name: 'ConflictError',
      details: {
        requestId: request.id,
        status: 'in_review',
        version: 1,
        planDigest: request.plan.digest,
      },
    });
  });

  it.each([
    ['verdict', { verdict: 'maybe' }],
    ['role', { role: 'boss' }],
    ['planDigest', { planDigest: 'short' }],
    ['reviewer', { reviewer: 'user:default/vera' }],
  ])('with a bad %s is refused', async (field, over) => {
    const { world, request } = await inReview();
    const error = await failure(world.review(request, paul, over as {}));
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).toContain(field);
  });

  it('of a request that is none is not found', async () => {
    const { world, request } = await inReview();
    await expect(
      world.review({ ...request, id: 'nothing' }, paul),
    ).rejects.toThrow('There is no request "nothing"');
  });
});

describe('a rejection', () => {
  it('ends the request with its reason, without looking at the cluster', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    world.reachable = false;
    const rejected = await world.review(request, paul, {
      verdict: 'reject',
      comment: 'Use the other one',
    });
    expect(rejected).toMatchObject({
      status: 'rejected',
      statusReason: `Rejected by ${paul.ref} as platform: Use the other one`,
    });
    expect(await world.knex('request_claims')).toEqual([]);
    const error = await failure(
      world.review(request, vera, { role: 'security' }),
    );
    expect(error).toMatchObject({
      name: 'ConflictError',
      details: { status: 'rejected' },
    });
    expect(error.message).toContain('The request is rejected');
  });
});

describe('a review of what is half done already', () => {
  async function halfDone() {
    const { world, request } = await inReview();
    await world.review(request, paul);
    const change = 'set orders.placed';
    await world.move(request.id, 'applying', ['change.started', change]);
    await world.move(request.id, 'in_review', ['change.succeeded', change]);
    await world.store.update(request.id, () => ({
      events: [],
      lapseReviews: true,
    }));
    return { world, request };
  }

  it('fails it when it rejects, so that the rest can be tried or what was done reverted', async () => {
    const { world, request } = await halfDone();
    const failed = await world.review(request, paul, { verdict: 'reject' });
    expect(failed.status).toBe('failed');
    expect(failed.statusReason).toContain('A part was done before');
    expect(await world.knex('request_claims').pluck('request_id')).toEqual([
      request.id,
    ]);
  });

  it('fails it when the rules deny now', async () => {
    const { world, request } = await halfDone();
    world.deny('The name is reserved');
    const error = await failure(world.review(request, paul));
    expect(error.message).toContain('The request is failed now');
    expect((await world.store.get(request.id))!.status).toBe('failed');
  });

  it('counts what it did itself as done, not as drift', async () => {
    const { world, request } = await halfDone();
    world.topics.set('dev/topic/orders.placed', 3);
    expect(await world.review(request, paul)).toMatchObject({
      status: 'approved',
    });
    expect(world.ruleInput!.startedChanges).toEqual(['set orders.placed']);
  });

  it('offers no withdrawal', async () => {
    const { world, request } = await halfDone();
    const { actions } = await world.service.get(request.id, ada);
    expect(actions).toEqual(['comment']);
    await expect(world.service.cancel(request.id, ada)).rejects.toThrow(
      'Once it has failed it can be retried',
    );
  });
});

describe.each(databases.eachSupportedId())('at once, on %s', databaseId => {
  it('an approval and a rejection have one winner; the other is told the state', async () => {
    const { world, request } = await inReview(['platform'], databaseId);
    const { knex, logger } = world;
    const other = world.replica(DatabaseRequestStore.create({ knex, logger }));
    const results = await Promise.allSettled([
      world.review(request, paul, { verdict: 'approve' }),
      world.review(request, max, { verdict: 'reject' }, other),
    ]);
    const winner = results.find(each => each.status === 'fulfilled')!;
    const loser = results.find(each => each.status === 'rejected')!;
    const { status, reviews } = (await world.store.get(request.id))!;
    expect(winner.value.status).toBe(status);
    expect(['approved', 'rejected']).toContain(status);
    expect(reviews).toHaveLength(1);
    expect(loser.reason).toMatchObject({
      name: 'ConflictError',
      details: { status, planDigest: request.plan.digest },
    });
    expect(world.executor.start).toHaveBeenCalledTimes(
      status === 'approved' ? 1 : 0,
    );
  });

  it('approvals in two roles both count', async () => {
    const { world, request } = await inReview(
      ['platform', 'security'],
      databaseId,
    );
    const { knex, logger } = world;
    const other = world.replica(DatabaseRequestStore.create({ knex, logger }));
    await Promise.all([
      world.review(request, paul, { role: 'platform' }),
      world.review(request, vera, { role: 'security' }, other),
    ]);
    const { status, reviews } = (await world.store.get(request.id))!;
    expect(status).toBe('approved');
    expect(reviews.map(({ role }) => role).sort()).toEqual([
      'platform',
      'security',
    ]);
    expect(world.executor.start).toHaveBeenCalledTimes(1);
  });

  it('two approvals in one role count once', async () => {
    const { world, request } = await inReview(
      ['platform', 'security'],
      databaseId,
    );
    const results = await Promise.allSettled([
      world.review(request, paul),
      world.review(request, max),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect((await world.store.get(request.id))!.reviews).toHaveLength(1);
  });
});

describe('before an approval everything is looked at again', () => {
  it('a plan that would do something else is replaced, and reviews of the former lapse', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    await world.review(request, paul);
    world.topics.set('dev/topic/orders.placed', 1);
    const error = await failure(
      world.review(request, vera, { role: 'security' }),
    );
    const stored = (await world.store.get(request.id))!;
    expect(error).toMatchObject({
      name: 'ConflictError',
      details: { status: 'in_review', planDigest: stored.plan.digest },
    });
    expect(error.message).toContain('The plan was replaced');
    expect(stored.plan.digest).not.toBe(request.plan.digest);
    expect(stored.plan.changes[0].fields).toEqual([
      { field: 'partitions', before: '1', after: '3' },
    ]);
    expect(stored.reviews).toMatchObject([{ role: 'platform', lapsed: true }]);
    expect((await world.store.events(request.id)).slice(-2)).toMatchObject([
      { type: 'plan.replaced', planDigest: stored.plan.digest },
      { type: 'review.lapsed', planDigest: request.plan.digest },
    ]);
    expect(world.executor.start).not.toHaveBeenCalled();

    await world.review(stored, vera, { role: 'security' });
    expect(await world.review(stored, paul)).toMatchObject({
      status: 'approved',
    });
    const { plans, reviews } = await world.service.evidence(request.id);
    expect(plans.map(({ plan }) => plan.digest)).toEqual([
      request.plan.digest,
      stored.plan.digest,
    ]);
    expect(
      reviews.map(({ reviewer, planDigest }) => [reviewer, planDigest]).sort(),
    ).toEqual(
      [
        [paul.ref, request.plan.digest],
        [paul.ref, stored.plan.digest],
        [vera.ref, stored.plan.digest],
      ].sort(),
    );
  });

  it('a finding that got worse lets the reviews lapse', async () => {
    const { world, request } = await inReview();
    const before = world.rules;
    world.rules = input => [
      ...before(input),
      aFinding({
        rule: 'budget',
        outcome: 'unknown',
        message: 'The budget could not be read',
      }),
    ];
    const error = await failure(world.review(request, paul));
    expect(error.message).toContain(
      'The guardrails find more than before: The budget could not be read',
    );
    expect(
      (await world.store.get(request.id))!.evaluation.findings,
    ).toHaveLength(2);
    expect(await world.review(request, paul)).toMatchObject({
      status: 'approved',
    });
  });

  it('a rule that denies now ends the request as denied', async () => {
    const { world, request } = await inReview();
    world.deny('The cluster has a partition without leader');
    const error = await failure(world.review(request, paul));
    expect(error).toMatchObject({ details: { status: 'denied' } });
    expect(error.message).toContain('The request is denied now');
    expect(await world.store.get(request.id)).toMatchObject({
      status: 'denied',
      statusReason:
        'Cannot be done: The cluster has a partition without leader',
    });
  });

  it('what somebody else did meanwhile is drift, not success', async () => {
    const { world, request } = await inReview();
    world.topics.set('dev/topic/orders.placed', 3);
    const error = await failure(world.review(request, paul));
    expect(error.message).toContain(
      '"set orders.placed" is done already, and not by this request',
    );
  });

  it('another owner of the resource is asked anew; the former has no say', async () => {
    const world = await ServiceWorld.create(databases);
    const resource = 'dev/topic/orders.placed';
    world.confirmed.set(resource, 'group:default/payments');
    world.ask('resource owner');
    const request = await world.submit();
    world.confirmed.set(resource, 'group:default/security');
    const error = await failure(
      world.review(request, ben, { role: 'resource owner' }),
    );
    expect(error.message).toContain('Others must agree now than before');
    await expect(
      world.review(request, ben, { role: 'resource owner' }),
    ).rejects.toThrow('That is for group:default/security');
    expect(
      await world.review(request, vera, { role: 'resource owner' }),
    ).toMatchObject({ status: 'approved' });
  });

  it('a milder evaluation changes nothing', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    world.ask('platform');
    expect(await world.review(request, paul)).toMatchObject({
      status: 'in_review',
      statusReason: 'Waits for security',
    });
  });

  it('with the groups that the requester had, not those of the reviewer', async () => {
    const { world, request } = await inReview();
    await world.review(request, paul);
    expect(world.ruleInput!.requester).toEqual({
      userRef: ada.ref,
      ownershipRefs: ada.ownershipRefs,
    });
  });

  it('a cluster that does not answer is told, and nothing is stored', async () => {
    const { world, request } = await inReview();
    world.reachable = false;
    const error = await failure(world.review(request, paul));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(await world.store.get(request.id)).toMatchObject({
      status: 'in_review',
      version: 1,
      updatedAt: AT,
    });
  });
});

describe('roles that one may review in', () => {
  it('are those of the person that are open', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    const rolesOf = async (caller: typeof ada) =>
      (await world.service.get(request.id, caller)).reviewableRoles;
    expect(await rolesOf(max)).toEqual(['platform', 'security']);
    expect(await rolesOf(vera)).toEqual(['security']);
    expect(await rolesOf(ada)).toEqual([]);
    expect(await rolesOf(robot)).toEqual([]);
    await world.review(request, paul);
    expect(await rolesOf(max)).toEqual(['security']);
    expect(await rolesOf(paul)).toEqual([]);
  });

  it('make the list of what waits for one', async () => {
    const { world, request } = await inReview(['platform', 'security']);
    const waiting = async (caller: typeof ada) =>
      (await world.service.list({ toReview: true }, caller)).items;
    expect(await waiting(paul)).toMatchObject([
      { id: request.id, waitingFor: ['platform', 'security'] },
    ]);
    expect(await waiting(ada)).toEqual([]);
    expect(await waiting(robot)).toEqual([]);
    await world.review(request, paul);
    expect(await waiting(paul)).toEqual([]);
    expect(await waiting(vera)).toMatchObject([{ waitingFor: ['security'] }]);
  });
});
