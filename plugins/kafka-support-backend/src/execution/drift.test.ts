import { TestDatabases } from '@backstage/backend-test-utils';
import { aFinding, anEvaluation } from '../requests/__testUtils__/newRequest';
import { ExecutionWorld } from './__testUtils__/ExecutionWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: ExecutionWorld;
beforeEach(async () => {
  world = await ExecutionWorld.create(databases);
});
afterEach(() => world.assertNothingWentWrong());

const topic = {
  name: 'orders',
  partitions: 1,
  replicationFactor: 3,
  config: { 'max.message.bytes': '1000000' },
};
const raise = {
  kind: 'topic-config',
  spec: { name: 'orders', set: { 'max.message.bytes': '2000000' } },
};
const deny = anEvaluation({
  decision: 'deny',
  findings: [
    aFinding({ effect: 'deny', outcome: 'fail', message: 'Above 1 MiB' }),
  ],
});
const ask = (message: string, outcome: 'fail' | 'unknown' = 'fail') =>
  anEvaluation({
    decision: 'review',
    findings: [aFinding({ outcome, message })],
  });

async function reviewed(id: string) {
  const { plan } = await world.get(id);
  await world.store.update(id, () => ({
    events: [
      {
        type: 'review.given',
        at: world.clock.now().toISOString(),
        actor: 'user:default/paul',
        message: 'Approved',
      },
    ],
    addReview: {
      id: `review-of-${id}`.slice(0, 36),
      reviewer: 'user:default/paul',
      role: 'platform',
      verdict: 'approve',
      planDigest: plan.digest,
      createdAt: world.clock.now().toISOString(),
    },
  }));
}

describe('the world moved after the approval', () => {
  it('goes back to review with the new plan, and the reviews lapse', async () => {
    await world.admins.dev.createTopic(topic);
    const { id, plan } = await world.approved(raise);
    await reviewed(id);
    await world.admins.dev.alterTopicConfig({
      name: 'orders',
      set: { 'max.message.bytes': '1500000' },
      unset: [],
    });
    const request = await world.run(id);
    expect(request).toMatchObject({
      status: 'in_review',
      lease: undefined,
      statusReason: `The cluster changed since the approval: "${plan.changes[0].id}" is not what was approved any more`,
      reviews: [{ lapsed: true }],
      reviewers: [
        {
          role: 'platform',
          filledBy: ['group:default/platform'],
          reasons: [expect.stringContaining('changed since the approval')],
        },
      ],
    });
    expect(request.plan.digest).not.toBe(plan.digest);
    expect(request.plan.changes[0].fields).toMatchObject([
      { before: '1500000', after: '2000000' },
    ]);
    expect((await world.story(id)).slice(-3)).toEqual([
      'status.changed → in_review',
      'plan.replaced',
      'review.lapsed',
    ]);
    expect(await world.configOf('orders')).toMatchObject({
      'max.message.bytes': '1500000',
    });
  });

  it('does not take what somebody else did for its own work', async () => {
    await world.admins.dev.createTopic(topic);
    const { id, plan } = await world.approved(raise);
    await world.admins.dev.alterTopicConfig({
      name: 'orders',
      set: { 'max.message.bytes': '2000000' },
      unset: [],
    });
    expect(await world.run(id)).toMatchObject({
      status: 'in_review',
      plan: { changes: [] },
      statusReason: `The cluster changed since the approval: "${plan.changes[0].id}" is done already, and not by this request`,
    });
  });

  it('does not take a topic for its own that was made between the refusal and the retry', async () => {
    world.admins.dev.fail('createTopic', {
      how: 'refused',
      code: 'POLICY_VIOLATION',
      sentence: 'Not on Fridays.',
    });
    const { id, plan } = await world.approved();
    expect(await world.run(id)).toMatchObject({ status: 'failed' });
    await world.admins.dev.createTopic(plan.changes[0].parameters as any);
    expect(await world.retry(id)).toMatchObject({
      status: 'in_review',
      statusReason: expect.stringContaining('not by this request'),
    });
    expect(await world.ownerships()).toEqual([]);
  });

  it('ends verified when people agree to a plan in which nothing is left to do', async () => {
    await world.admins.dev.createTopic(topic);
    const { id } = await world.approved(raise);
    await world.admins.dev.alterTopicConfig({
      name: 'orders',
      set: { 'max.message.bytes': '2000000' },
      unset: [],
    });
    const sent = world.mutations().length;
    await world.run(id);
    await world.store.update(id, () => ({
      to: 'approved',
      events: [
        {
          type: 'status.changed',
          at: world.clock.now().toISOString(),
          actor: 'user:default/paul',
          message: 'Approved',
        },
      ],
    }));
    expect(await world.run(id)).toMatchObject({ status: 'verified' });
    expect(world.mutations()).toHaveLength(sent);
  });
});

describe('the rules find something else than at submit', () => {
  it('denies when they deny now and nothing was started', async () => {
    const { id } = await world.approved();
    world.evaluation = deny;
    expect(await world.run(id)).toMatchObject({
      status: 'denied',
      statusReason: 'The guardrails deny it now: Above 1 MiB',
      evaluation: { decision: 'deny' },
    });
    expect(world.mutations()).toEqual([]);
  });

  it('fails when they deny now and something was started', async () => {
    world.admins.dev.fail('createAcls', {
      how: 'refused',
      code: 'UNKNOWN_SERVER_ERROR',
      sentence: 'The server experienced an unexpected error.',
    });
    const { id, plan } = await world.approved();
    expect(await world.run(id)).toMatchObject({ status: 'failed' });
    world.evaluation = deny;
    expect(await world.retry(id)).toMatchObject({
      status: 'failed',
      statusReason: 'The guardrails deny it now: Above 1 MiB',
      plan: { digest: plan.digest },
    });
    expect(await world.faults(id)).toEqual([]);
    world.evaluation = anEvaluation();
    expect(await world.retry(id)).toMatchObject({ status: 'verified' });
  });

  it.each([
    ['a rule that now asks for a review', ask('24 partitions, at most 12')],
    ['a figure that cannot be read now', ask('Headroom is unknown', 'unknown')],
  ])('goes back to review for %s', async (_, evaluation) => {
    const { id } = await world.approved();
    world.evaluation = evaluation;
    expect(await world.run(id)).toMatchObject({
      status: 'in_review',
      statusReason: `The guardrails find more than the reviewers saw: ${evaluation.findings[0].message}`,
      evaluation: { decision: 'review' },
    });
    expect(world.mutations()).toEqual([]);
  });

  it('goes on when they find what the reviewers saw, with other numbers', async () => {
    const { id } = await world.approved({
      evaluation: ask('24 partitions, at most 12'),
    });
    world.evaluation = ask('24 partitions, at most 13');
    expect(await world.run(id)).toMatchObject({ status: 'verified' });
  });

  it('goes on when a rule warns', async () => {
    const { id } = await world.approved();
    world.evaluation = anEvaluation({
      findings: [aFinding({ effect: 'warn', outcome: 'fail' })],
    });
    expect(await world.run(id)).toMatchObject({ status: 'verified' });
  });

  it('does not ask them about what is done already', async () => {
    world.admins.dev.fail('createTopic', { how: 'no answer', done: true });
    const { id } = await world.approved({
      spec: world.topicSpec({ producers: [], consumers: [] }),
    });
    await world.run(id);
    world.evaluation = deny;
    expect(await world.recover(id)).toMatchObject({ status: 'verified' });
  });
});
