import type {
  AccessReview,
  ReviewedGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { oscar, petra } from '../__testUtils__/scenes';
import { openReview, reviewPortal } from './__testUtils__/reviewPortal';
import { AccessReviewStore } from './AccessReviewStore';

// A busy machine takes its time to start a portal for each test.
jest.setTimeout(60_000);

type World = Awaited<ReturnType<typeof reviewPortal>>;

const DAY_MS = 86_400_000;
const ago = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString();
const of = ({ portal }: World, resource: string, state = 'open') =>
  portal
    .call(petra, 'GET', `/access-reviews?state=${state}&resource=${resource}`)
    .then(({ body }) => body.items as AccessReview[]);
const decide = (
  { portal }: World,
  review: AccessReview,
  decisions: unknown[],
) =>
  portal.call(petra, 'POST', `/access-reviews/${review.id}/decisions`, {
    digest: review.digest,
    decisions,
  });
const to =
  (verdict: string) =>
  ({ key }: ReviewedGrant) => ({
    key,
    verdict,
    reason: 'Looked at it',
  });
const revokesOf = async ({ portal }: World) =>
  (await portal.as(petra).listRequests({ kind: 'access', limit: 100 })).items;

describe('access reviews in the course of time', () => {
  it('are opened again when their time comes, not before', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, review.grants.map(to('keep')));
    const settledAt = (days: number) =>
      world
        .knex('obligations')
        .where({ id: review.id })
        .update({ settled_at: ago(days) });
    await settledAt(179);
    await world.run('access-reviews-open');
    expect(await of(world, review.resource)).toEqual([]);
    await settledAt(181);
    await world.run('access-reviews-open');
    expect(await of(world, review.resource)).toMatchObject([{ state: 'open' }]);
  });

  it('are opened once though many replicas look at the same moment', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, review.grants.map(to('keep')));
    await world
      .knex('obligations')
      .where({ id: review.id })
      .update({ settled_at: ago(400) });
    const second = await reviewPortal({ knex: world.knex });
    await Promise.all(
      [world, second, world, second].map(each =>
        each.run('access-reviews-open'),
      ),
    );
    expect(await of(world, review.resource)).toHaveLength(1);
  });

  it('are owed by platform where the owner cannot act, and not opened for a topic that is gone', async () => {
    const world = await reviewPortal({ config: { accessReviews: {} } });
    const first = await reviewPortal({ knex: world.knex });
    const { resource, id } = await openReview(first);
    await world.knex('obligation_people').where({ obligation_id: id }).delete();
    await world.knex('obligations').where({ id }).delete();
    await world
      .knex('ownerships')
      .where({ resource })
      .update({ owner: 'group:default/moved-on' });
    // Nothing is reviewed where no data class is configured.
    await world.run('access-reviews-open');
    expect(await of(world, resource)).toEqual([]);
    await first.run('access-reviews-open');
    const [review] = await of(first, resource);
    expect(review.owedBy).toBe('group:default/platform');

    await world.knex('obligation_people').delete();
    await world.knex('obligations').where({ id: review.id }).delete();
    await world.knex('resources').insert({
      resource,
      cluster: 'dev',
      type: 'topic',
      name: review.topic,
      search_name: review.topic,
      internal: false,
      facts: '{}',
      facts_digest: '',
      first_seen: ago(9),
      last_changed: ago(9),
      gone_at: ago(1),
    });
    await first.run('access-reviews-open');
    expect(await of(first, resource)).toEqual([]);
  });

  it('file what was decided at the next pass of another replica, where the first one died before', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    const [crm] = review.grants;
    await AccessReviewStore.create({ knex: world.knex }).submit(
      {
        reviewId: review.id,
        number: 1,
        resource: review.resource,
        by: petra,
        at: new Date().toISOString(),
        digest: review.digest!,
        grants: review.grants,
        decisions: [{ key: crm.key, verdict: 'revoke', reason: 'Not used' }],
      },
      [
        {
          principal: crm.principal,
          bindings: crm.operations.map(operation => ({
            resourceType: 'topic',
            patternType: crm.patternType,
            resourceName: crm.resourceName,
            principal: crm.principal,
            host: crm.host,
            operation,
            permission: crm.permission,
          })),
          justification: 'Not used',
          caller: {
            ref: petra,
            type: 'user',
            ownershipRefs: [petra, 'group:default/platform'],
          },
        },
      ],
      () => ({
        type: 'access-review.decided',
        kind: 'access-review',
        at: new Date().toISOString(),
        actor: petra,
        cluster: 'dev',
        resource: review.resource,
        title: review.title,
        message: 'Decided',
      }),
    );
    expect(await revokesOf(world)).toEqual([]);
    await world.run('access-reviews-follow');
    await world.run('access-reviews-follow');
    expect(await revokesOf(world)).toMatchObject([
      { kind: 'access', requester: petra },
    ]);
  });

  it('file a request once, though the process died after filing it and before it was noted', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    const { body } = await decide(world, review, [
      to('revoke')(review.grants[0]),
    ]);
    expect(body.grants).toHaveLength(2);
    expect(await revokesOf(world)).toHaveLength(1);
    const noted = await world.knex('access_review_revokes').first('*');
    await world
      .knex('access_review_revokes')
      .update({ request_id: null, settled: false });
    // Another process on the same database.
    const second = await reviewPortal({ knex: world.knex });
    await second.run('access-reviews-follow');
    expect(await revokesOf(world)).toHaveLength(1);
    expect(await world.knex('access_review_revokes').first('*')).toEqual(noted);
  });

  it('file a request once, though several replicas carry the review on at the same moment', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, [to('revoke')(review.grants[0])]);
    await world
      .knex('access_review_revokes')
      .update({ request_id: null, settled: false });
    await Promise.all([1, 2, 3].map(() => world.run('access-reviews-follow')));
    expect(await revokesOf(world)).toHaveLength(1);
    expect(await world.knex('access_review_revokes').first('*')).toMatchObject({
      problem: null,
      settled: 1,
    });
  });

  it('keep a revoke that cannot be filed yet, and say why', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    const first = await decide(world, review, [to('revoke')(review.grants[0])]);
    const requestId = first.body.grants[0].decision.request.id;
    await world
      .knex('access_review_revokes')
      .update({ request_id: null, settled: false, body: null });
    // The one that is under way holds what a second one would.
    await world.run('access-reviews-follow');
    const [row] = await world.knex('access_review_revokes').select('*');
    expect(row.problem).toContain(requestId);
    const { body } = await world.portal.call(
      petra,
      'GET',
      `/access-reviews/${review.id}`,
    );
    expect(body.grants[0].decision.problem).toContain(requestId);
  });

  it('let one decide again where a revoke was rejected', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    const first = await decide(world, review, [to('revoke')(review.grants[0])]);
    const { id } = first.body.grants[0].decision.request;
    const { plan, reviewers } = await world.portal.as(petra).getRequest(id);
    await world.portal.as(oscar).review(id, {
      verdict: 'reject',
      role: reviewers[0].role,
      planDigest: plan.digest,
      comment: 'It is needed',
    });
    const { body } = await world.portal.call(
      petra,
      'GET',
      `/access-reviews/${review.id}`,
    );
    expect(body.grants[0].decision.problem).toMatch(
      /^The request to take it back is rejected.*Decide again$/,
    );
    const again = await decide(world, body, body.grants.map(to('keep')));
    expect(again.body.state).toBe('done');
  });
});

describe('evidence of access', () => {
  const path = ({ cluster, topic }: AccessReview) =>
    `/streams/${cluster}/${topic}/evidence`;

  it('tells who has access, who agreed, what was decided, and whether the trail is what was written', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, review.grants.map(to('keep')));
    const { status, body } = await world.portal.call(
      petra,
      'GET',
      path(review),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resource: review.resource,
      owner: 'group:default/orders',
      dataClass: 'internal',
      read: { known: true },
      grants: [
        {
          principal: 'User:crm',
          approval: { visible: true, requester: oscar },
        },
        { principal: 'User:orders-api' },
      ],
      reviews: [{ id: review.id, state: 'done', reason: '2 kept, 0 revoked' }],
      decisions: [
        {
          by: petra,
          digest: review.digest,
          intact: true,
          grants: [
            { verdict: 'keep', reason: 'Looked at it' },
            { verdict: 'keep' },
          ],
        },
      ],
      verification: { verified: true },
    });
    const markdown = await world.portal.call(
      petra,
      'GET',
      `${path(review)}?format=markdown`,
    );
    expect(markdown.body).toContain(`# Access to ${review.topic}`);
    expect(markdown.body).toContain('| User:crm |');
    expect(markdown.body).toContain(`digest \`${review.digest}\``);
    expect(markdown.body).toContain('It is as it was recorded.');
    expect(markdown.body).toContain('The audit trail is what was written');
  });

  it('tells of a decision that was changed in the database', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, review.grants.map(to('keep')));
    await world
      .knex('access_review_submissions')
      .update({ decided_by: 'user:default/mallory' });
    const { body } = await world.portal.call(petra, 'GET', path(review));
    expect(body.decisions[0].intact).toBe(false);
    const markdown = await world.portal.call(
      petra,
      'GET',
      `${path(review)}?format=markdown`,
    );
    expect(markdown.body).toContain('**It is not what was recorded.**');
  });

  it('is of a period, and of what is known while the cluster is dead', async () => {
    const world = await reviewPortal();
    const review = await openReview(world);
    await decide(world, review, review.grants.map(to('keep')));
    const before = await world.portal.call(
      petra,
      'GET',
      `${path(review)}?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`,
    );
    expect(before.body).toMatchObject({ reviews: [], decisions: [] });
    world.portal.admins.dev.setReachable(false);
    const dead = await world.portal.call(petra, 'GET', path(review));
    expect(dead.body).toMatchObject({
      read: { known: false },
      grants: [],
      decisions: [{ by: petra }],
    });
    const wrong = await world.portal.call(
      petra,
      'GET',
      `${path(review)}?from=2021-01-01T00:00:00Z&to=2020-02-01T00:00:00Z`,
    );
    expect(wrong.status).toBe(400);
    const nowhere = await world.portal.call(
      petra,
      'GET',
      '/streams/none/a/evidence',
    );
    expect(nowhere.status).toBe(404);
  });
});
