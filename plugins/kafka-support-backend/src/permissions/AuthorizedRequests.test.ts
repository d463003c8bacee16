import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_KAFKA_REQUEST } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Caller } from '../requests';
import {
  ada,
  ben,
  paul,
  robot,
  ServiceWorld,
} from '../requests/__testUtils__/ServiceWorld';
import { AuthorizedRequests } from './AuthorizedRequests';
import { kafkaRequestConditions, kafkaRequestRules } from './rules';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const when = (
  conditions: Extract<
    PolicyDecision,
    { result: AuthorizeResult.CONDITIONAL }
  >['conditions'],
): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'kafka-support',
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
  conditions,
});

const people = [ada, ben, paul];

/** The service behind a policy: what it says by permission, else allow. */
async function setUp(policy: Record<string, PolicyDecision> = {}) {
  const world = await ServiceWorld.create(databases);
  const decisionOf = ({ name }: { name: string }) => policy[name] ?? allow;
  const byName = new Map(
    Object.values(kafkaRequestRules).map(rule => [rule.name, rule]),
  );
  const requests = AuthorizedRequests.create({
    service: world.service,
    store: world.store,
    permissions: mockServices.permissions.mock({
      authorize: async asked =>
        asked.map(({ permission }) => decisionOf(permission) as any),
      authorizeConditional: async asked =>
        asked.map(({ permission }) => decisionOf(permission)),
    }),
    ruleset: {
      getRuleByName: name => byName.get(name)! as any,
    },
    callers: {
      async resolve(credentials): Promise<Caller> {
        const { principal } = credentials as BackstageCredentials<any>;
        return (
          people.find(each => each.ref === principal.userEntityRef) ?? robot
        );
      },
    },
  });
  return { world, requests };
}

const as = (caller: Caller) =>
  caller.type === 'user'
    ? mockCredentials.user(caller.ref)
    : mockCredentials.service('external:pipeline');

const failure = async (promise: Promise<unknown>): Promise<any> =>
  promise.then(
    () => {
      throw new Error('It was not refused');
    },
    error => error,
  );

const READ = 'kafka-support.request.read';
const CREATE = 'kafka-support.request.create';
const UPDATE = 'kafka-support.request.update';
const REVIEW = 'kafka-support.request.review';

async function submit(
  { world, requests }: Awaited<ReturnType<typeof setUp>>,
  name = 'a',
  caller = ada,
) {
  const body = world.body(name);
  const { plan } = await world.service.preview(body, caller);
  return requests.submit(
    { ...body, plan, justification: 'Because' },
    {},
    as(caller),
  );
}

/** Every call that concerns one request. */
const calls: [
  string,
  string | undefined,
  (
    requests: AuthorizedRequests,
    id: string,
    digest: string,
  ) => Promise<unknown>,
][] = [
  ['get', undefined, (r, id) => r.get(id, as(paul))],
  ['events', undefined, (r, id) => r.events(id, as(paul))],
  ['evidence', undefined, (r, id) => r.evidence(id, as(paul))],
  [
    'review',
    REVIEW,
    (r, id, planDigest) =>
      r.review(
        id,
        { verdict: 'approve', role: 'platform', planDigest },
        as(paul),
      ),
  ],
  ['comment', UPDATE, (r, id) => r.comment(id, { text: 'Hi' }, as(paul))],
  ['cancel', UPDATE, (r, id) => r.cancel(id, as(paul))],
  ['retry', UPDATE, (r, id) => r.retry(id, as(paul))],
  ['reconcile', UPDATE, (r, id) => r.reconcile(id, as(paul))],
  [
    'revert',
    CREATE,
    (r, id) => r.revert(id, { justification: 'Oops' }, {}, as(paul)),
  ],
];

describe.each(calls)('%s', (_, needs, call) => {
  it('answers as if there were no such request when it may not be read', async () => {
    const set = await setUp({ [READ]: deny });
    set.world.ask('platform');
    const { id, plan } = await set.world.submit('a');
    const denied = await failure(call(set.requests, id, plan.digest));
    const absent = await failure(call(set.requests, 'nothing', plan.digest));
    expect(denied.name).toBe('NotFoundError');
    expect(absent.name).toBe('NotFoundError');
    expect(denied.message).toBe(absent.message.replace('nothing', id));
    expect((await set.world.store.get(id))!.version).toBe(1);
  });

  it('follows conditions on the request', async () => {
    const set = await setUp({
      [READ]: when(kafkaRequestConditions.isRequester({ claims: [ben.ref] })),
    });
    set.world.ask('platform');
    const { id, plan } = await set.world.submit('a');
    const error = await failure(call(set.requests, id, plan.digest));
    expect(error.name).toBe('NotFoundError');
  });

  if (needs) {
    it(`names the permission when it may be read only: ${needs}`, async () => {
      const set = await setUp({ [needs]: deny });
      set.world.ask('platform');
      const { id, plan } = await set.world.submit('a');
      const error = await failure(call(set.requests, id, plan.digest));
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain(`"${needs}"`);
      expect((await set.world.store.get(id))!.version).toBe(1);
    });
  }
});

describe('with every permission', () => {
  it('the rules of the domain hold: nobody reviews their own', async () => {
    const set = await setUp();
    set.world.ask('platform');
    const { id, plan } = await submit(set, 'a', paul);
    const error = await failure(
      set.requests.review(
        id,
        { verdict: 'approve', role: 'platform', planDigest: plan.digest },
        as(paul),
      ),
    );
    expect(error.message).toContain('nobody reviews their own');
  });

  it('a review by the right person goes through', async () => {
    const set = await setUp();
    set.world.ask('platform');
    const { id, plan } = await submit(set);
    const approved = await set.requests.review(
      id,
      { verdict: 'approve', role: 'platform', planDigest: plan.digest },
      as(paul),
    );
    expect(approved.status).toBe('approved');
    expect((await set.requests.events(id, as(paul))).map(e => e.type)).toEqual([
      'submitted',
      'review.given',
    ]);
    expect((await set.requests.evidence(id, as(paul))).reviews).toHaveLength(1);
  });
});

describe('create', () => {
  it('is needed to preview and to submit', async () => {
    const set = await setUp({ [CREATE]: deny });
    const preview = set.requests.preview(set.world.body(), as(ada));
    expect(await failure(preview)).toMatchObject({ name: 'NotAllowedError' });
    expect(await failure(submit(set))).toMatchObject({
      name: 'NotAllowedError',
    });
    expect(await set.world.knex('requests')).toEqual([]);
  });

  it('is not given by anything but an allow', async () => {
    const set = await setUp({ [CREATE]: when({ anyOf: [] as any }) });
    expect(await failure(submit(set))).toMatchObject({
      name: 'NotAllowedError',
    });
  });
});

describe('what a request offers', () => {
  it('is narrowed to what the framework permits', async () => {
    const set = await setUp({
      [REVIEW]: deny,
      [UPDATE]: when(kafkaRequestConditions.isRequester({ claims: [ada.ref] })),
    });
    set.world.ask('platform');
    const request = await submit(set);
    expect(request.actions).toEqual(['comment', 'edit', 'cancel']);
    const forPaul = await set.requests.get(request.id, as(paul));
    expect(forPaul.actions).toEqual(['comment', 'cancel']);
    expect(forPaul.reviewableRoles).toEqual([]);
  });
});

describe('list', () => {
  it('holds what conditions let one see, with the right count', async () => {
    const set = await setUp({
      [READ]: when({
        anyOf: [
          kafkaRequestConditions.isRequester({ claims: [ben.ref] }),
          kafkaRequestConditions.isReviewer({
            claims: ['group:default/security'],
          }),
        ],
      }),
    });
    await submit(set, 'a', ada);
    const own = await submit(set, 'b', ben);
    set.world.ask('security');
    const asked = await submit(set, 'c', ada);
    const { items, totalItems } = await set.requests.list({}, as(ben));
    expect(items.map(({ id }) => id).sort()).toEqual([own.id, asked.id].sort());
    expect(totalItems).toBe(2);
  });

  it('is empty for whom reading is denied', async () => {
    const set = await setUp({ [READ]: deny });
    await set.world.submit('a');
    expect(await set.requests.list({}, as(paul))).toEqual({
      items: [],
      totalItems: 0,
    });
  });

  it('of what waits for one holds only what one may review', async () => {
    const none = await setUp({ [REVIEW]: deny });
    none.world.ask('platform');
    await none.world.submit('a');
    expect(
      (await none.requests.list({ toReview: true }, as(paul))).items,
    ).toEqual([]);
    expect((await none.requests.list({}, as(paul))).items).toHaveLength(1);

    const some = await setUp({
      [REVIEW]: when(
        kafkaRequestConditions.isOwner({ claims: ['group:default/orders'] }),
      ),
    });
    some.world.ask('platform');
    const { id } = await some.world.submit('a');
    await some.world.submit('b', {
      component: 'component:default/payments-api',
    });
    expect(
      (await some.requests.list({ toReview: true }, as(paul))).items,
    ).toMatchObject([{ id }]);
  });
});
