import type {
  AccessReview,
  ReviewedGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { alice, nora, oscar, petra } from '../__testUtils__/scenes';
import type { Person } from '../__testUtils__/organisation';
import { openReview, reviewPortal } from './__testUtils__/reviewPortal';

// A busy machine takes its time to start a portal for each test.
jest.setTimeout(60_000);

type World = Awaited<ReturnType<typeof reviewPortal>>;

const keep = ({ key }: ReviewedGrant) => ({
  key,
  verdict: 'keep',
  reason: 'Still in use',
});
const revoke = ({ key }: ReviewedGrant) => ({
  key,
  verdict: 'revoke',
  reason: 'Nobody uses it',
});
const decide = (
  { portal }: World,
  who: Person | 'service',
  review: AccessReview,
  decisions: unknown[],
  digest = review.digest,
) =>
  portal.call(who, 'POST', `/access-reviews/${review.id}/decisions`, {
    digest,
    decisions,
  });
const read = async ({ portal }: World, { id }: AccessReview, who = petra) =>
  (await portal.call(who as Person, 'GET', `/access-reviews/${id}`))
    .body as AccessReview;

/** The review once it is in this state; what is applied ends in the background. */
async function reached(
  world: World,
  review: AccessReview,
  state: AccessReview['state'],
): Promise<AccessReview> {
  let found = await read(world, review);
  for (let look = 0; look < 300 && found.state !== state; look += 1)
    found = await read(world, review);
  expect(found.state).toBe(state);
  return found;
}

describe('access reviews over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await reviewPortal();
  });

  it('are opened once for each owned stream whose data class needs one', async () => {
    const review = await openReview(world);
    await world.run('access-reviews-open');
    const { body } = await world.portal.call(
      oscar,
      'GET',
      `/access-reviews?resource=${encodeURIComponent(review.resource)}`,
    );
    expect(body).toMatchObject({
      items: [
        {
          id: review.id,
          title: `Review access to ${review.topic}`,
          dataClass: 'internal',
          owedBy: 'group:default/orders',
          state: 'open',
          overdue: false,
          mine: true,
        },
      ],
      totalItems: 1,
      dataClasses: ['Internal'],
    });
    expect(body.items[0].decided).toBeUndefined();
    const { body: owed } = await world.portal.call(
      oscar,
      'GET',
      '/obligations?mine=true&kind=access-review',
    );
    expect(owed.items.map(({ id }: { id: string }) => id)).toContain(review.id);
  });

  it('show every grant with who may, by whose agreement, and what is not known as such', async () => {
    const review = await openReview(world);
    await world.portal.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: review.topic,
        principal: 'User:legacy',
        host: '*',
        operation: 'read',
        permission: 'allow',
      },
    ]);
    const { grants, read: live } = await read(world, review);
    expect(live.known).toBe(true);
    expect(grants).toEqual([
      expect.objectContaining({
        principal: 'User:crm',
        origin: 'request',
        approval: expect.objectContaining({ visible: true, requester: oscar }),
      }),
      expect.objectContaining({
        principal: 'User:legacy',
        operations: ['read'],
        origin: 'not by a request',
      }),
      expect.objectContaining({ principal: 'User:orders-api' }),
    ]);
  });

  it('are done at once when all is kept, by somebody who did not ask for it', async () => {
    const review = await openReview(world);
    const own = await decide(world, oscar, review, review.grants.map(keep));
    expect(own.status).toBe(403);
    expect(own.body.error.message).toMatch(/You asked for it yourself/);
    const { status, body } = await decide(
      world,
      petra,
      review,
      review.grants.map(keep),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'done',
      reason: '2 kept, 0 revoked',
      settledBy: petra,
      submissions: [
        { number: 1, by: petra, digest: review.digest, kept: 2, revoked: 0 },
      ],
      notToDecide: 'The review is done',
    });
    expect(body.grants[0].decision).toMatchObject({
      verdict: 'keep',
      reason: 'Still in use',
      by: petra,
    });
    const again = await decide(world, petra, review, review.grants.map(keep));
    expect(again.status).toBe(409);
    await world.run('access-reviews-open');
    expect((await read(world, review)).state).toBe('done');
  });

  it('file one request for each revoked principal, and are done once it is gone from the cluster', async () => {
    const review = await openReview(world);
    const [crm, ordersApi] = review.grants;
    const first = await decide(world, petra, review, [revoke(crm)]);
    expect(first.status).toBe(200);
    expect(first.body.state).toBe('open');
    const request = first.body.grants.find(
      ({ principal }: ReviewedGrant) => principal === 'User:crm',
    )?.decision?.request;
    expect(request).toBeDefined();
    const filed = await world.portal.as(petra).getRequest(request.id);
    expect(filed).toMatchObject({
      kind: 'access',
      requester: petra,
      justification: `Review access to ${review.topic}: Nobody uses it`,
      spec: { action: 'revoke', principal: 'User:crm' },
    });
    for (const { role } of filed.reviewers)
      await world.portal
        .as(role === 'platform' ? 'user:default/paul' : oscar)
        .review(filed.id, {
          verdict: 'approve',
          role,
          planDigest: filed.plan.digest,
        });
    await world.portal.reached(filed.id, 'verified', 'applied');
    const fresh = await read(world, review);
    expect(fresh.grants.map(({ principal }) => principal)).toEqual([
      'User:orders-api',
    ]);
    await decide(world, petra, fresh, [keep(ordersApi)]);
    const done = await reached(world, review, 'done');
    expect(done).toMatchObject({ reason: '1 kept, 1 revoked' });
    expect(done.submissions).toHaveLength(2);
  });

  it('answer 409 with the review as it is now when other grants are in force than were seen', async () => {
    const review = await openReview(world);
    await world.portal.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: review.topic,
        principal: 'User:late',
        host: '*',
        operation: 'write',
        permission: 'allow',
      },
    ]);
    const { status, body } = await decide(
      world,
      petra,
      review,
      review.grants.map(keep),
    );
    expect(status).toBe(409);
    const { details } = body.error;
    expect(details.digest).not.toBe(review.digest);
    expect(
      details.grants.map(({ principal }: ReviewedGrant) => principal),
    ).toContain('User:late');
    expect((await read(world, review)).submissions).toEqual([]);
  });

  it('have one winner of two who decide at the same moment', async () => {
    const review = await openReview(world);
    const answers = await Promise.all([
      decide(world, petra, review, [revoke(review.grants[0])]),
      decide(world, 'user:default/paul', review, [revoke(review.grants[0])]),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    const { submissions } = await read(world, review);
    expect(submissions).toHaveLength(
      statuses.filter(status => status === 200).length,
    );
    expect(new Set(submissions.map(({ number }) => number)).size).toBe(
      submissions.length,
    );
  });

  describe('refuse', () => {
    let review: AccessReview;
    beforeAll(async () => {
      review = await openReview(world);
    });

    it.each([
      [
        'another team',
        alice,
        /Only group:default\/orders, group:default\/platform/,
      ],
      ['who is in no team', nora, /Only group:default\/orders/],
      ['a service', 'service' as const, /is not a person/],
    ])('%s', async (_, who, message) => {
      const shown = await world.portal.call(
        who as Person,
        'GET',
        `/access-reviews/${review.id}`,
      );
      expect(shown.body.notToDecide).toMatch(message);
      const { status, body } = await decide(
        world,
        who as Person,
        review,
        review.grants.map(keep),
      );
      expect(status).toBe(403);
      expect(body.error.message).toMatch(message);
    });

    it.each<[string, (grants: ReviewedGrant[]) => unknown[], RegExp]>([
      ['no decision at all', () => [], /is empty/],
      [
        'one over a grant that is not in force',
        () => [{ key: 'x', verdict: 'keep', reason: 'Because' }],
        /names the grant "x", which is not in force/,
      ],
      [
        'two over one grant',
        ([first]) => [keep(first), revoke(first)],
        /twice/,
      ],
      [
        'one without a reason',
        ([first]) => [{ ...keep(first), reason: ' ' }],
        /body.decisions.0.reason/,
      ],
      [
        'a verdict that is none',
        ([first]) => [{ ...keep(first), verdict: 'maybe' }],
        /body.decisions.0.verdict/,
      ],
      [
        'a reason that no database keeps',
        ([first]) => [{ ...keep(first), reason: 'abc\u0000' }],
        /NUL/,
      ],
    ])('%s', async (_, decisions, message) => {
      const { status, body } = await decide(
        world,
        petra,
        review,
        decisions(review.grants),
      );
      expect(status).toBe(400);
      expect(body.error.message).toMatch(message);
    });

    it('what is no access review', async () => {
      const { status, body } = await world.portal.call(
        petra,
        'GET',
        '/access-reviews/none',
      );
      expect(status).toBe(404);
      expect(body.error.message).toBe('There is no access review "none"');
    });
  });

  it('show what is recorded while the cluster is dead, and take no decision on what is not known', async () => {
    const review = await openReview(world);
    world.portal.admins.dev.setReachable(false);
    try {
      const shown = await read(world, review);
      expect(shown.read).toMatchObject({ known: false });
      expect(shown.digest).toBeUndefined();
      expect(shown.grants).toEqual([]);
      const { status, body } = await decide(
        world,
        petra,
        review,
        [],
        review.digest,
      );
      expect(status).toBe(503);
      expect(body.error.message).toMatch(/^Who has access is not known/);
    } finally {
      world.portal.admins.dev.setReachable(true);
    }
  });

  it('keep a denial, which no request can take back', async () => {
    const review = await openReview(world, ['User:orders-api']);
    await world.portal.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: review.topic,
        principal: 'User:evil',
        host: '*',
        operation: 'read',
        permission: 'deny',
      },
    ]);
    const fresh = await read(world, review);
    const denial = fresh.grants.find(
      ({ principal }) => principal === 'User:evil',
    )!;
    expect(denial.notToRevoke).toMatch(/It denies/);
    const { status, body } = await decide(world, petra, fresh, [
      revoke(denial),
    ]);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/It denies/);
  });
});
