import type { PreviewInput } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Portal } from '../../__testUtils__/Portal';
import {
  alice,
  file,
  freshName,
  oscar,
  petra,
  topicOfOrders,
} from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';
import { reviewPortal } from '../../accessReviews/__testUtils__/reviewPortal';

const ask = (
  spec: Record<string, any>,
  more: Partial<PreviewInput> = {},
): PreviewInput => ({
  kind: 'access',
  cluster: 'dev',
  component: 'component:default/payments-api',
  spec: {
    action: 'grant',
    principal: 'User:payments',
    profile: 'consumer',
    group: 'payments',
    ...spec,
  },
  ...more,
});

jest.setTimeout(60_000);

describe('access over HTTP', () => {
  let portal: Portal;
  let topic: string;
  beforeAll(async () => {
    portal = await startPortal();
    topic = await topicOfOrders(portal);
  });

  const rightsOf = async (principal: string) =>
    (await portal.admins.dev.describeAcls({ principal }))
      .map(acl => `${acl.resourceType} ${acl.operation}`)
      .sort();

  it('is given at once by the team that owns the topic, and taken back by the inverse', async () => {
    const request = await file(
      portal,
      oscar,
      ask({ topic, principal: 'User:ledger', group: 'ledger' }),
    );
    const done = await portal.reached(request.id, 'verified');
    expect(done.reviewers).toEqual([]);
    expect(await rightsOf('User:ledger')).toEqual([
      'group read',
      'topic describe',
      'topic read',
    ]);
    expect(done.resources).toEqual([
      `dev/topic/${topic}`,
      'dev/group/ledger',
      'dev/principal/User%3Aledger',
    ]);
    const revert = await portal
      .as(oscar)
      .revert(request.id, 'no longer needed', freshName());
    const reverted = await portal.reached(revert.id, 'verified');
    expect(reverted).toMatchObject({
      kind: 'access',
      revertOf: request.id,
      spec: { action: 'revoke', profile: 'custom' },
    });
    expect(reverted.plan.changes.map(({ impact }) => impact)).toEqual([
      'disruptive',
      'disruptive',
      'disruptive',
    ]);
    expect(await rightsOf('User:ledger')).toEqual([]);
  });

  it('waits for the team that owns the topic when another one asks', async () => {
    const request = await file(portal, alice, ask({ topic }));
    expect(request.status).toBe('in_review');
    expect(
      request.reviewers.map(({ role, filledBy }) => [role, filledBy]),
    ).toEqual([['resource owner', ['group:default/orders']]]);
    expect(await rightsOf('User:payments')).toEqual([]);
    const review = (who: typeof oscar | typeof petra) =>
      portal.as(who).review(request.id, {
        verdict: 'approve',
        role: 'resource owner',
        planDigest: request.plan.digest,
      });
    await expect(review(petra)).rejects.toThrow(/cannot review as/);
    await review(oscar);
    await portal.reached(request.id, 'verified');
    expect(await rightsOf('User:payments')).toHaveLength(3);
  });

  it('has nothing to do where it is given already', async () => {
    const given = ask({ topic, principal: 'User:twice', group: 'twice' });
    const { id } = await file(portal, oscar, given);
    await portal.reached(id, 'verified');
    await expect(file(portal, oscar, given)).rejects.toThrow(
      /nothing to do: cluster "dev" is as asked already/,
    );
  });

  it('is done change by change: a part that the cluster refuses is tried again alone', async () => {
    const { dev } = portal.admins;
    const first = dev.hold('createAcls', 'after');
    const request = await file(
      portal,
      oscar,
      ask({ topic, principal: 'User:parts', group: 'parts' }),
    );
    await first.reached;
    dev.fail('createAcls', {
      how: 'refused',
      code: 'POLICY_VIOLATION',
      sentence: 'Not on a Saturday',
    });
    first.release();
    const stopped = await portal.reached(request.id, 'failed', 'verified');
    expect(stopped).toMatchObject({
      status: 'failed',
      statusReason: 'Not on a Saturday',
    });
    expect(await rightsOf('User:parts')).toEqual(['topic read']);
    await portal.as(oscar).retry(request.id);
    await portal.reached(request.id, 'verified');
    expect(await rightsOf('User:parts')).toHaveLength(3);
    const { items } = await portal.as(oscar).listEvents(request.id);
    const of = (type: string) =>
      items.filter(event => event.type === type).length;
    expect(of('change.started')).toBe(4);
    expect(of('change.succeeded')).toBe(3);
    expect(of('change.refused')).toBe(1);
  });

  it('holds principal and resource: the same right cannot be asked for twice at once', async () => {
    const twice = ask({ topic, principal: 'User:held', group: 'held' });
    const request = await file(portal, alice, twice);
    await expect(file(portal, oscar, twice)).rejects.toThrow(request.id);
    const other = await topicOfOrders(portal);
    const beside = await file(
      portal,
      alice,
      ask({ topic: other, principal: 'User:held', group: 'beside' }),
    );
    expect(beside.status).toBe('in_review');
  });

  it('lets security look at what one team may not decide alone: a prefix over several teams', async () => {
    const { evaluation, reviewers } = await portal.as(oscar).preview(
      ask({
        topic: 'shop.',
        topicPattern: 'prefixed',
        group: 'wide',
        principal: 'User:wide',
      }),
    );
    expect(evaluation.decision).toBe('allow');
    expect(
      evaluation.findings.find(({ rule }) => rule === 'access-owners'),
    ).toMatchObject({
      outcome: 'pass',
      message: expect.stringMatching(
        /^The prefix "shop\." covers \d+ topics of group:default\/orders now, and every later one$/,
      ),
    });
    expect(reviewers).toEqual([]);
    const asPayments = await portal.as(alice).preview(
      ask({
        topic: 'shop.',
        topicPattern: 'prefixed',
        group: 'wide',
        principal: 'User:wide',
      }),
    );
    expect(
      asPayments.reviewers.map(({ role, filledBy }) => [role, filledBy]),
    ).toEqual([['resource owner', ['group:default/orders']]]);
  });

  it('says when a temporary grant ends', async () => {
    const asked = ask({
      topic,
      principal: 'User:guest',
      group: 'guest',
      until: '2999-12-31',
    });
    const preview = await portal.as(alice).preview(asked);
    expect(preview.ends).toBe('3000-01-01T00:00:00.000Z');
    const request = await file(portal, alice, asked);
    expect(request.ends).toBe('3000-01-01T00:00:00.000Z');
    expect(request.plan.changes[0].fields).toContainEqual({
      field: `User:guest on topic ${topic}, until`,
      after: '3000-01-01T00:00:00.000Z',
    });
  });

  it('says that a cluster has no authorizer', async () => {
    portal.admins.dev.setAuthorizer(false);
    const answer = await portal.call(oscar, 'POST', '/preview', ask({ topic }));
    portal.admins.dev.setAuthorizer(true);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: {
          message: expect.stringContaining(
            'Cluster "dev" has no authorizer: whoever connects may do everything there',
          ),
        },
      },
    });
  });

  const refused: Record<string, { spec: object; says: RegExp }> = {
    'a principal without a type': {
      spec: { principal: 'payments' },
      says: /"spec\.principal": must be a Kafka principal such as "User:orders-api"/,
    },
    'a principal of another type': {
      spec: { principal: 'Group:payments' },
      says: /"spec\.principal": must begin with "User:"/,
    },
    'control characters': {
      spec: { group: 'a\u0007b' },
      says: /"spec\.group": must not hold control or invisible characters/,
    },
    'a text that turns direction': {
      spec: { principal: 'User:a\u202eb' },
      says: /"spec\.principal": must not hold control or invisible/,
    },
    'a NUL': { spec: { principal: 'User:a\u0000' }, says: /holds a NUL/ },
    'an injection in a topic name': {
      spec: { topic: 'orders; rm -rf ~' },
      says: /"spec\.topic": must hold only letters, digits/,
    },
    'an oversized group': {
      spec: { group: 'g'.repeat(250) },
      says: /"spec\.group": must have at most 249 characters/,
    },
    'an oversized principal': {
      spec: { principal: `User:${'ü'.repeat(295)}` },
      says: /The name of a resource is too long/,
    },
    'too many rights': {
      spec: {
        profile: 'custom',
        group: undefined,
        topic: undefined,
        bindings: Array(51).fill({
          resourceType: 'topic',
          resourceName: 'a',
          operation: 'read',
        }),
      },
      says: /"spec\.bindings": /,
    },
    'a host name': {
      spec: { host: 'billing.example' },
      says: /"spec\.host": must be an address/,
    },
    'an unknown profile': {
      spec: { profile: 'admin' },
      says: /"spec\.profile": must be one of producer, transactional producer/,
    },
    'a group for a producer': {
      spec: { profile: 'producer' },
      says: /Unrecognized key: "group"/,
    },
    'an end of a revoke': {
      spec: { action: 'revoke', until: '2999-01-01' },
      says: /"spec\.until": must not be given/,
    },
    'an end that is no date': {
      spec: { until: 'next week' },
      says: /"spec\.until": must be a date such as/,
    },
    'a wrong type': { spec: { topic: 5 }, says: /"spec\.topic": / },
  };
  it.each(Object.keys(refused))('refuses %s', async name => {
    const { spec, says } = refused[name];
    const answer = await portal.call(
      alice,
      'POST',
      '/preview',
      ask({ topic: 'shop.a', ...spec }),
    );
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(says);
  });

  const denied: Record<
    string,
    { spec: object; rule: string; field: string; says: RegExp }
  > = {
    'every principal': {
      spec: { principal: 'User:*' },
      rule: 'wildcard-access',
      field: 'principal',
      says: /every principal would have it/,
    },
    'every topic': {
      spec: { topic: '*' },
      rule: 'wildcard-access',
      field: 'topic',
      says: /it holds for every topic of the cluster/,
    },
    'every group': {
      spec: { group: '*' },
      rule: 'wildcard-access',
      field: 'group',
      says: /it holds for every group of the cluster/,
    },
    'a prefix of one letter': {
      spec: { topic: 's', topicPattern: 'prefixed' },
      rule: 'wildcard-access',
      field: 'topic',
      says: /the prefix "s" is so short/,
    },
    'every operation': {
      spec: {
        profile: 'custom',
        group: undefined,
        topic: undefined,
        bindings: [
          { resourceType: 'topic', resourceName: 'a', operation: 'all' },
        ],
      },
      rule: 'wildcard-access',
      field: 'bindings.0',
      says: /it gives every operation at once/,
    },
    'an operation on the cluster': {
      spec: {
        profile: 'custom',
        group: undefined,
        topic: undefined,
        bindings: [
          {
            resourceType: 'cluster',
            resourceName: 'kafka-cluster',
            operation: 'alter',
          },
        ],
      },
      rule: 'wildcard-access',
      field: 'bindings.0',
      says: /it is a right over the whole cluster/,
    },
    'a topic that is not there': {
      spec: { topic: 'shop.gone' },
      rule: 'granted-topic',
      field: 'topic',
      says: /There is no topic "shop\.gone" on cluster "dev"/,
    },
    'an end that is over': {
      spec: { until: '2020-02-29' },
      rule: 'temporary-end',
      field: 'until',
      says: /It would end at 2020-03-01T00:00:00\.000Z, which is over/,
    },
  };
  it.each(Object.keys(denied))(
    'denies %s with the reason and what to do',
    async name => {
      const { spec, rule, field, says } = denied[name];
      const { body } = await portal.call(
        oscar,
        'POST',
        '/preview',
        ask({ topic, ...spec }),
      );
      expect(body.evaluation.decision).toBe('deny');
      expect(
        body.evaluation.findings.filter(
          (finding: any) => finding.rule === rule && finding.outcome === 'fail',
        ),
      ).toContainEqual(
        expect.objectContaining({
          field,
          message: expect.stringMatching(says),
          remedy: { text: expect.any(String) },
        }),
      );
    },
  );
});

describe('access to sensitive data', () => {
  it('is looked at by security although the owner asks', async () => {
    const portal = await startPortal({
      config: {
        reviewers: {
          platform: ['group:default/platform'],
          security: ['user:default/petra'],
        },
        guardrails: {
          rules: { 'data-class-access': { limits: { classes: ['internal'] } } },
        },
      },
    });
    const topic = await topicOfOrders(portal);
    const request = await file(portal, oscar, ask({ topic }));
    expect(request.status).toBe('in_review');
    expect(
      request.reviewers.map(({ role, filledBy }) => [role, filledBy]),
    ).toEqual([['security', ['user:default/petra']]]);
  });
});

describe('temporary access', () => {
  it('is taken back by a request of its own, for who asked', async () => {
    const { portal, knex, run } = await reviewPortal();
    const topic = await topicOfOrders(portal);
    const request = await file(
      portal,
      oscar,
      ask({ topic, until: '2999-12-31' }),
    );
    await portal.reached(request.id, 'verified');
    const over = new Date(Date.now() - 60_000).toISOString();
    await knex('obligations').update({ due_at: over, try_at: over });
    await run('obligations');
    const { items } = await portal
      .as('service')
      .listRequests({ kind: 'access' });
    const end = items.find(({ id }) => id !== request.id);
    expect(await portal.reached(end!.id, 'verified')).toMatchObject({
      revertOf: request.id,
      requester: oscar,
      reviewers: [],
      title: `No longer let User:payments read on topic ${topic} and 2 more`,
    });
    expect(
      await portal.admins.dev.describeAcls({ principal: 'User:payments' }),
    ).toEqual([]);
  });
});
