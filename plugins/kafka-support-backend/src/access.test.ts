import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knocker, Portal } from './__testUtils__/Portal';
import {
  alice,
  driftedTopicOfOrders,
  failed,
  inReview,
  newTopic,
  nora,
  oscar,
  petra,
  unknown,
  verified,
} from './__testUtils__/scenes';
import { startPortal } from './__testUtils__/startPortal';

/** Everybody who may knock, as they stand to the request of a scene. */
const callers = {
  nobody: 'none',
  'an expired token': 'expired',
  'the requester': alice,
  'another user': nora,
  'the owner': oscar,
  'the platform': petra,
  'a service': 'service',
} as const satisfies Record<string, Knocker>;
type Caller = keyof typeof callers;

/** Who is turned away at the door need not find anything behind it. */
const notMade = { id: 'none', plan: { digest: '' } } as Request;

interface Row {
  /** What must be there before the call. */
  scene?: (portal: Portal) => Promise<Request>;
  call: (
    scene: Request,
    portal: Portal,
  ) => [
    method: 'GET' | 'POST',
    path: string,
    body?: unknown | Promise<unknown>,
  ];
  /** Statuses for requester, other user, owner, platform, service. */
  allowed: [number, number, number, number, number];
  /** What a person gets when the framework denies everything. */
  denied: number;
}

/** Looking changes nothing, so all looks of a portal share one. */
const shared = new WeakMap<Portal, Promise<Request>>();
async function oneInReview(portal: Portal): Promise<Request> {
  if (!shared.has(portal)) shared.set(portal, inReview(portal));
  return shared.get(portal)!;
}

const everybody: Row['allowed'] = [200, 200, 200, 200, 200];
const read = (path: string, denied = 403): Row => ({
  call: () => ['GET', path],
  allowed: everybody,
  denied,
});
const readOf = (path: string): Row => ({
  scene: oneInReview,
  call: ({ id }) => ['GET', `/requests/${id}${path}`],
  allowed: everybody,
  denied: 404,
});

const rows: Record<string, Row> = {
  'GET /openapi.json': read('/openapi.json', 200),
  'GET /clusters': read('/clusters'),
  'GET /clusters/{cluster}': read('/clusters/dev'),
  'POST /clusters/{cluster}/pause': {
    call: () => ['POST', '/clusters/watched/pause', { reason: 'maintenance' }],
    allowed: [403, 403, 403, 200, 403],
    denied: 403,
  },
  'POST /clusters/{cluster}/resume': {
    call: () => ['POST', '/clusters/watched/resume', {}],
    allowed: [403, 403, 403, 200, 403],
    denied: 403,
  },
  'GET /kinds': read('/kinds'),
  'GET /guardrails': read('/guardrails'),
  'POST /preview': {
    call: () => ['POST', '/preview', newTopic()],
    allowed: everybody,
    denied: 403,
  },
  'POST /claims/batch': {
    call: () => [
      'POST',
      '/claims/batch',
      { cluster: 'dev', prefix: 'shop.', owner: 'group:default/payments' },
    ],
    allowed: everybody,
    denied: 403,
  },
  'POST /requests': {
    call: (_, portal) => [
      'POST',
      '/requests',
      (async () => {
        const ask = newTopic();
        const { plan } = await portal.as('service').preview(ask);
        return { ...ask, plan, justification: 'needed' };
      })(),
    ],
    allowed: [201, 201, 201, 201, 403],
    denied: 403,
  },
  'GET /requests': read('/requests', 200),
  'GET /requests/{id}': readOf(''),
  'GET /requests/{id}/events': readOf('/events'),
  'GET /requests/{id}/evidence': readOf('/evidence'),
  'POST /requests/{id}/reviews': {
    scene: inReview,
    call: ({ id, plan }) => [
      'POST',
      `/requests/${id}/reviews`,
      { verdict: 'approve', role: 'resource owner', planDigest: plan.digest },
    ],
    allowed: [403, 403, 200, 403, 403],
    denied: 404,
  },
  'POST /requests/{id}/comments': {
    scene: inReview,
    call: ({ id }) => ['POST', `/requests/${id}/comments`, { text: 'Why?' }],
    allowed: [201, 201, 201, 201, 403],
    denied: 404,
  },
  'POST /requests/{id}/cancel': {
    scene: inReview,
    call: ({ id }) => ['POST', `/requests/${id}/cancel`, {}],
    allowed: [200, 403, 200, 200, 403],
    denied: 404,
  },
  'POST /requests/{id}/retry': {
    scene: failed,
    call: ({ id }) => ['POST', `/requests/${id}/retry`, {}],
    allowed: [200, 403, 200, 200, 403],
    denied: 404,
  },
  'POST /requests/{id}/reconcile': {
    scene: unknown,
    call: ({ id }) => ['POST', `/requests/${id}/reconcile`, {}],
    allowed: [200, 403, 200, 200, 403],
    denied: 404,
  },
  'POST /requests/{id}/revert': {
    scene: verified,
    call: ({ id }) => [
      'POST',
      `/requests/${id}/revert`,
      { justification: 'not needed' },
    ],
    allowed: [201, 403, 201, 201, 403],
    denied: 404,
  },
  'POST /resources/{resource}/drift/adopt': {
    scene: async portal =>
      ({ id: await driftedTopicOfOrders(portal) } as Request),
    call: ({ id: topic }, portal) => [
      'POST',
      `/resources/${encodeURIComponent(`dev/topic/${topic}`)}/drift/adopt`,
      (async () => {
        if (topic === notMade.id) return {};
        const { drift } = await portal.as('service').getStream('dev', topic);
        return { digest: drift.adoption?.digest, justification: 'fine so' };
      })(),
    ],
    allowed: [403, 403, 201, 201, 403],
    denied: 403,
  },
  'GET /resources': read('/resources'),
  'GET /readiness/by-entity/{kind}/{namespace}/{name}': read(
    '/readiness/by-entity/component/default/orders-api',
  ),
  'GET /streams/{cluster}/{topic}': {
    scene: oneInReview,
    call: ({ spec }) => ['GET', `/streams/dev/${spec?.name}`],
    allowed: everybody,
    denied: 403,
  },
  'GET /obligations': read('/obligations'),
  'GET /access-reviews': read('/access-reviews'),
  'GET /access-reviews/{id}': {
    call: () => ['GET', '/access-reviews/none'],
    allowed: [404, 404, 404, 404, 404],
    denied: 403,
  },
  'POST /access-reviews/{id}/decisions': {
    call: () => ['POST', '/access-reviews/none/decisions', {}],
    allowed: [404, 404, 404, 404, 404],
    denied: 403,
  },
  'GET /streams/{cluster}/{topic}/evidence': {
    scene: oneInReview,
    call: ({ spec }) => ['GET', `/streams/dev/${spec?.name}/evidence`],
    allowed: everybody,
    denied: 403,
  },
  'GET /audit': read('/audit'),
  'GET /audit/verification': read('/audit/verification'),
};

const modes = [
  { permissions: 'off' },
  { permissions: 'on and allow' },
  { permissions: 'on and deny' },
] as const;

function expectedOf(row: Row, caller: Caller, denies: boolean): number {
  if (caller === 'nobody' || caller === 'an expired token') return 401;
  const people = Object.keys(callers).slice(2) as Caller[];
  // The framework answers for people only; a service has what its token has.
  return denies && caller !== 'a service'
    ? row.denied
    : row.allowed[people.indexOf(caller)];
}

describe.each(modes)('with permissions $permissions', ({ permissions }) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ permissions: permissions !== 'off' });
  });

  describe.each(Object.entries(rows))('%s', (_, row) => {
    const table = (Object.keys(callers) as Caller[]).map(caller => ({
      caller,
      expected: expectedOf(row, caller, permissions === 'on and deny'),
    }));

    it.each(table)(
      'answers $caller with $expected',
      async ({ caller, expected }) => {
        portal.policy.allows = true;
        const scene =
          row.scene && expected !== 401 ? await row.scene(portal) : notMade;
        portal.policy.allows = permissions !== 'on and deny';
        const [method, path, body] = row.call(scene, portal);
        const answer = await portal.call(
          callers[caller],
          method,
          path,
          await body,
        );
        expect(answer).toMatchObject({ status: expected });
        expect(answer.body.error?.message ?? '').toMatch(
          expected < 400 ? /^$/ : /\w{3,} \w+/,
        );
      },
    );
  });
});

it('speaks of every route that there is', async () => {
  const { body } = await (
    await startPortal()
  ).call(alice, 'GET', '/openapi.json');
  const documented = Object.entries<object>(body.paths).flatMap(
    ([path, operations]) =>
      Object.keys(operations).map(
        method => `${method.toLocaleUpperCase('en-US')} ${path}`,
      ),
  );
  expect(Object.keys(rows).slice(1).sort()).toEqual(documented.sort());
});
