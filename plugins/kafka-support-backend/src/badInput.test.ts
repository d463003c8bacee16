import type { Portal } from './__testUtils__/Portal';
import {
  alice,
  file,
  inReview,
  newTopic,
  nora,
  oscar,
  petra,
  topicOfOrders,
} from './__testUtils__/scenes';
import { startPortal } from './__testUtils__/startPortal';

/** Only the date is set by the test; everything that waits goes on waiting. */
const allButDate: FakeableAPI[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];

describe('bad input', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });

  /** All that is stored, as far as anybody can see it. */
  async function stored() {
    const { items, totalItems } = await portal
      .as('service')
      .listRequests({ limit: 100 });
    const audit = await portal.as('service').listAudit({});
    return {
      totalItems,
      states: items.map(({ id, status }) => `${id} ${status}`),
      newest: audit.items[0]?.sequence,
    };
  }

  async function seen(ask = newTopic()) {
    const { plan } = await portal.as(alice).preview(ask);
    return { ...ask, plan, justification: 'needed' };
  }

  const withSpec = (spec: object) => {
    const ask = newTopic();
    return { ...ask, spec: { ...ask.spec, ...spec } };
  };

  const asks: Record<string, { body: unknown; says: RegExp; status?: number }> =
    {
      'no JSON': {
        body: '{"kind": "topic-create",',
        says: /no JSON.*position/,
      },
      'a list': { body: [], says: /"body": .*expected object/ },
      'no body': { body: undefined, says: /"body\.kind"/ },
      'a body of 10 MB': {
        body: { ...newTopic(), note: 'x'.repeat(10_000_000) },
        says: /^The body is too large: 10\d+ bytes\. At most (1048576|4194304)/,
        status: 413,
      },
      'an unknown kind': {
        body: { ...newTopic(), kind: 'topic-creat' },
        says: /no kind "topic-creat".*topic-create, topic-config/,
      },
      'an unknown cluster': {
        body: { ...newTopic(), cluster: 'moon' },
        says: /no cluster "moon".*"dev", "prod", "watched"/,
      },
      'control characters in a name': {
        body: withSpec({ name: 'orders\u0007.v1' }),
        says: /"spec\.name": must hold only letters, digits/,
      },
      'a NUL in a name': {
        body: withSpec({ name: 'orders\u0000.v1' }),
        says: /holds a NUL/,
      },
      'half of a surrogate pair': {
        body: withSpec({ orderingKey: '\ud800' }),
        says: /half of a surrogate pair/,
      },
      'a name of 250 letters': {
        body: withSpec({ name: 'a'.repeat(250) }),
        says: /"spec\.name": must have at most 249 characters/,
      },
      'a negative number': {
        body: withSpec({ partitions: -1 }),
        says: /"spec\.partitions": .*>=1/,
      },
      'a huge number': {
        body: withSpec({ partitions: 1e300 }),
        says: /"spec\.partitions": /,
      },
      'a number that is none': {
        body: withSpec({ partitions: '12' }),
        says: /"spec\.partitions": .*expected number, received string/,
      },
      'an unknown field': {
        body: { ...newTopic(), priority: 'high' },
        says: /Unrecognized key: "priority"/,
      },
      'an unknown field in the spec': {
        body: withSpec({ partition: 3 }),
        says: /Unrecognized key: "partition"/,
      },
      'a forged owner': {
        body: { ...newTopic(), owner: 'group:default/platform' },
        says: /Unrecognized key: "owner"/,
      },
      'a forged requester': {
        body: { ...newTopic(), requester: petra },
        says: /Unrecognized key: "requester"/,
      },
      'a forged prototype': {
        body: JSON.stringify(newTopic()).replace(
          '{',
          '{"__proto__": {"requester": "user:default/petra"}, ',
        ),
        says: /Unrecognized key: "__proto__"/,
      },
      'a component that is no entity ref': {
        body: { ...newTopic(), component: 'payments api' },
        says: /"body\.component": must be an entity ref/,
      },
      'a component that does not exist': {
        body: { ...newTopic(), component: 'component:default/ghost' },
        says: /catalog has no "component:default\/ghost"/,
      },
      'a spec nested a thousand times': {
        body: withSpec({
          config: JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`),
        }),
        says: /nested too deep/,
      },
    };

  describe.each(Object.entries(asks))(
    '%s',
    (_, { body, says, status = 400 }) => {
      it.each(['/preview', '/requests'])(
        'is refused by POST %s, and nothing is stored',
        async path => {
          const before = await stored();
          const whole =
            path === '/requests' && body && !Array.isArray(body)
              ? withPlan(body, (await seen()).plan)
              : body;
          const answer = await portal.call(alice, 'POST', path, whole);
          expect(answer).toMatchObject({
            status,
            body: { error: { message: expect.stringMatching(says) } },
          });
          expect(await stored()).toEqual(before);
        },
      );
    },
  );

  it('refuses a plan that is none', async () => {
    const body = { ...(await seen()), plan: { digest: 'abc' } };
    const answer = await portal.call(alice, 'POST', '/requests', body);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: { message: expect.stringContaining('"body.plan.changes"') },
      },
    });
  });

  it('takes the requester from the token, whatever the plan says', async () => {
    const body = await seen();
    const request = await portal.as(nora).submit(body, 'from-the-token');
    expect(request.requester).toBe(nora);
  });

  it('refuses an expired token', async () => {
    const before = await stored();
    const answer = await portal.call(
      'expired',
      'POST',
      '/requests',
      await seen(),
    );
    expect(answer).toMatchObject({
      status: 401,
      body: { error: { name: 'AuthenticationError' } },
    });
    expect(await stored()).toEqual(before);
  });

  it('answers an outdated plan with the fresh one, and stores nothing', async () => {
    const body = await seen();
    const other = await seen();
    const before = await stored();
    const answer = await portal.call(alice, 'POST', '/requests', {
      ...body,
      plan: other.plan,
    });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        error: {
          name: 'ConflictError',
          details: { plan: { digest: body.plan.digest } },
        },
      },
    });
    expect(await stored()).toEqual(before);
  });

  it('answers a review of an outdated digest with the one in force', async () => {
    const { id, plan } = await inReview(portal);
    const before = await stored();
    const answer = await portal.call(oscar, 'POST', `/requests/${id}/reviews`, {
      verdict: 'approve',
      role: 'resource owner',
      planDigest: 'f'.repeat(64),
    });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        error: {
          details: { status: 'in_review', planDigest: plan.digest },
        },
      },
    });
    expect(await stored()).toEqual(before);
    expect((await portal.as(oscar).getRequest(id)).reviews).toEqual([]);
  });

  it.each([
    [{ verdict: 'maybe' }, /"body\.verdict": Invalid option/],
    [{ role: 'boss' }, /"body\.role": Invalid option/],
    [{ role: 'security' }, /Nobody is asked as "security"/],
    [{ planDigest: 'abc' }, /"body\.planDigest"/],
    [{ reviewer: 'user:default/petra' }, /Unrecognized key: "reviewer"/],
  ])('refuses a review with %j', async (change, says) => {
    const { id, plan } = await inReview(portal);
    const answer = await portal.call(oscar, 'POST', `/requests/${id}/reviews`, {
      verdict: 'approve',
      role: 'resource owner',
      planDigest: plan.digest,
      ...change,
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(says) } },
    });
    expect((await portal.as(oscar).getRequest(id)).status).toBe('in_review');
  });

  it('asks the owner about the resource of another team', async () => {
    const name = await topicOfOrders(portal);
    const request = await file(portal, alice, {
      kind: 'topic-config',
      cluster: 'dev',
      component: 'component:default/payments-api',
      spec: { name, set: { 'segment.ms': '86400000' } },
    });
    expect(request).toMatchObject({
      status: 'in_review',
      reviewers: [
        { role: 'resource owner', filledBy: ['group:default/orders'] },
      ],
    });
  });

  it('names the request that holds a claim', async () => {
    const first = await inReview(portal);
    const ask = {
      kind: first.kind,
      cluster: first.cluster,
      spec: first.spec,
    };
    const { plan } = await portal.as(petra).preview(ask);
    const before = await stored();
    const answer = await portal.call(petra, 'POST', '/requests', {
      ...ask,
      plan,
      justification: 'needed',
    });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining(first.id) } },
    });
    expect(await stored()).toEqual(before);
  });

  it.each(['/requests/none', '/requests/none/events', '/requests/%20'])(
    'has no %s',
    async path => {
      expect(await portal.call(alice, 'GET', path)).toMatchObject({
        status: 404,
        body: { error: { name: 'NotFoundError' } },
      });
    },
  );

  it.each([
    ['/requests/%00', /"?path\.id"? holds a NUL/],
    ['/requests?cursor=abc', /cursor/i],
    ['/requests?q=%00', /query\.q holds a NUL/],
    ['/resources?cursor=abc', /cursor/i],
    ['/audit?cursor=abc', /cursor/i],
    ['/resources?cluster=moon', /no cluster "moon"/],
  ])('refuses %s', async (path, says) => {
    expect(await portal.call(alice, 'GET', path)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(says) } },
    });
  });

  describe('while no broker can be reached', () => {
    // Figures are shared for seconds: their time passes here without waiting.
    beforeAll(() => {
      jest.useFakeTimers({ now: Date.now(), doNotFake: allButDate });
    });
    afterAll(() => {
      jest.useRealTimers();
    });
    const setReachable = (reachable: boolean) => {
      portal.admins.dev.setReachable(reachable);
      jest.setSystemTime(Date.now() + 5 * 60_000);
    };
    afterEach(() => setReachable(true));

    it('says so to a preview', async () => {
      setReachable(false);
      const answer = await portal.call(alice, 'POST', '/preview', newTopic());
      expect(answer).toMatchObject({
        status: 503,
        body: { error: { message: expect.stringContaining('"dev"') } },
      });
    });

    it('stores nothing of a submit', async () => {
      const body = await seen();
      const before = await stored();
      setReachable(false);
      const answer = await portal.call(alice, 'POST', '/requests', body);
      expect(answer).toMatchObject({
        status: 503,
        body: { error: { message: expect.stringContaining('"dev"') } },
      });
      expect(await stored()).toEqual(before);
    });

    it('stores nothing of an approval, which can be given again', async () => {
      const { id, plan } = await inReview(portal);
      const before = await stored();
      const review = {
        verdict: 'approve',
        role: 'resource owner',
        planDigest: plan.digest,
      } as const;
      setReachable(false);
      await expect(portal.as(oscar).review(id, review)).rejects.toMatchObject({
        status: 503,
      });
      expect(await stored()).toEqual(before);
      setReachable(true);
      await portal.as(oscar).review(id, review);
      await portal.reached(id, 'verified');
    });

    it('records an attempt to apply as failed, to be tried again', async () => {
      await portal.as(petra).pauseCluster('dev', 'until the brokers are down');
      const request = await file(portal, alice, newTopic());
      expect(request.status).toBe('approved');
      setReachable(false);
      await portal.as(petra).resumeCluster('dev');
      const failed = await portal.reached(request.id, 'failed');
      expect(failed.statusReason).toMatch(/dev/);
      setReachable(true);
      await portal.as(alice).retry(request.id);
      await portal.reached(request.id, 'verified');
    });
  });
});

function withPlan(body: unknown, plan: unknown): unknown {
  const rest = { plan, justification: 'needed' };
  if (typeof body !== 'string') return { ...(body as object), ...rest };
  return body.endsWith('}')
    ? `${body.slice(0, -1)}, ${JSON.stringify(rest).slice(1)}`
    : body;
}
