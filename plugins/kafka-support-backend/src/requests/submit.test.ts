import { TestDatabases } from '@backstage/backend-test-utils';
import { aFinding } from './__testUtils__/newRequest';
import { ada, ben, robot, ServiceWorld } from './__testUtils__/ServiceWorld';

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

async function nothingStored({ knex, executor }: ServiceWorld) {
  for (const table of [
    'requests',
    'request_events',
    'request_claims',
    'idempotency_keys',
  ])
    expect(await knex(table)).toEqual([]);
  expect(executor.start).not.toHaveBeenCalled();
}

describe('preview', () => {
  it('tells what would happen and who must agree, and stores nothing', async () => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform', 'security');
    const preview = await world.service.preview(world.body(), ada);
    expect(preview).toMatchObject({
      resources: ['dev/topic/orders.placed'],
      spec: { name: 'orders.placed', partitions: 3 },
      plan: { changes: [{ id: 'set orders.placed' }] },
      evaluation: { decision: 'review' },
      reviewers: [
        { role: 'platform', filledBy: ['group:default/platform'] },
        { role: 'security', filledBy: ['group:default/Security'] },
      ],
      ownership: { ownerState: 'none' },
      connectionSettings: [{ text: 'topic=orders.placed' }],
    });
    expect(preview.plan.digest).toMatch(/^[0-9a-f]{64}$/);
    await nothingStored(world);
  });

  it('is open to services and in mode observe', async () => {
    const world = await ServiceWorld.create(databases);
    await expect(
      world.service.preview(world.body('a', { cluster: 'watched' }), robot),
    ).resolves.toMatchObject({ resources: ['watched/topic/a'] });
    expect(world.ruleInput!.requester).toEqual({
      userRef: robot.ref,
      ownershipRefs: [],
    });
  });

  it('gives the rules the requester, the component in lower case and its owner', async () => {
    const world = await ServiceWorld.create(databases);
    await world.service.preview(
      world.body('a', { component: 'Component:default/Orders-API' }),
      ada,
    );
    expect(world.ruleInput).toMatchObject({
      requester: { userRef: ada.ref, ownershipRefs: ada.ownershipRefs },
      component: 'component:default/orders-api',
      requestingOwner: 'group:default/orders',
      supportMetadata: {
        values: { owner: { value: 'group:default/orders' } },
      },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['no body', undefined, /^"body": Invalid input/],
    ['a text', 'hello', /^"body": Invalid input: expected object/],
    [
      'an unknown kind',
      { kind: 'nope' },
      /no kind "nope". Valid are topic-create/,
    ],
    [
      'an unknown cluster',
      { cluster: 'mars' },
      /no cluster "mars". Valid are dev/,
    ],
    ['a forged owner', { owner: 'group:default/payments' }, /"owner"/],
    ['a forged requester', { requester: 'user:default/ben' }, /"requester"/],
    [
      'an unknown component',
      { component: 'component:default/x' },
      /no "component:default\/x"/,
    ],
    [
      'a component that is no ref',
      { component: 'x' },
      /"body.component": must be an entity ref/,
    ],
    [
      'a negative number',
      { spec: { name: 'a', partitions: -1 } },
      /"spec.partitions": Too small/,
    ],
    [
      'a huge number',
      { spec: { name: 'a', partitions: 1e300 } },
      /"spec.partitions"/,
    ],
    [
      'a name with control characters',
      { spec: { name: 'a\u0007b' } },
      /"spec.name": must be a plain name/,
    ],
    [
      'a name with a NUL',
      { spec: { name: 'a\u0000b' } },
      /body.spec.name holds a NUL.*"a\\u0000b"/,
    ],
    [
      'half a surrogate pair',
      { spec: { name: 'a\ud800b' } },
      /body.spec.name holds a NUL or half/,
    ],
    [
      'a name of 250 letters',
      { spec: { name: 'a'.repeat(250) } },
      /"spec.name": Too big/,
    ],
    [
      'an unknown field in the spec',
      { spec: { name: 'a', owner: 'me' } },
      /"spec": Unrecognized key: "owner"/,
    ],
    [
      'a text where an object belongs',
      { spec: 'a' },
      /"body.spec": Invalid input: expected record/,
    ],
  ])('refuses %s', async (_, over, message) => {
    const world = await ServiceWorld.create(databases);
    const body = typeof over === 'object' ? world.body('a', over as {}) : over;
    const error = await failure(world.service.preview(body, ada));
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(1000);
  });

  it('refuses what is nested without end instead of running out of stack', async () => {
    const world = await ServiceWorld.create(databases);
    const value = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    await expect(
      world.service.preview(world.body('a', { spec: { value } }), ada),
    ).rejects.toThrow('body is nested too deep');
  });

  it('bounds a message about many bad fields', async () => {
    const world = await ServiceWorld.create(databases);
    const spec = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`field-\u0007-${i}`, 1]),
    );
    const error = await failure(
      world.service.preview(world.body('a', { spec }), ada),
    );
    expect(error.message.length).toBeLessThan(10_000);
    // eslint-disable-next-line no-control-regex
    expect(error.message).not.toMatch(/[\u0000-\u001f]/);
  });

  it('says that a cluster does not answer', async () => {
    const world = await ServiceWorld.create(databases);
    world.reachable = false;
    const error = await failure(world.service.preview(world.body(), ada));
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Cluster "dev" does not answer',
    });
  });

  it('reviews what a kind always reviews, whatever the findings', async () => {
    const world = await ServiceWorld.create(databases);
    world.alwaysReviewed = true;
    const preview = await world.service.preview(world.body(), ada);
    expect(preview.evaluation.decision).toBe('review');
    expect(preview.reviewers.map(({ role }) => role)).toEqual(['security']);
  });
});

describe('submit', () => {
  it('approves and starts at once what the rules allow', async () => {
    const world = await ServiceWorld.create(databases);
    const request = await world.submit('orders.placed', {}, ada);
    expect(request).toMatchObject({
      status: 'approved',
      title: 'Create topic orders.placed',
      environment: 'development',
      requester: 'user:default/ada',
      component: 'component:default/orders-api',
      owner: 'group:default/orders',
      spec: { name: 'orders.placed', partitions: 3 },
      version: 1,
      actions: ['comment', 'edit', 'cancel'],
      reviewableRoles: [],
    });
    expect(request).not.toHaveProperty('claimKeys');
    expect(request).not.toHaveProperty('requesterOwnershipRefs');
    expect(world.executor.start.mock.calls).toEqual([[request.id]]);
    expect(await world.service.events(request.id)).toMatchObject([
      {
        sequence: 1,
        type: 'submitted',
        actor: 'user:default/ada',
        to: 'approved',
        planDigest: request.plan.digest,
      },
    ]);
    expect((await world.store.get(request.id))!.requesterOwnershipRefs).toEqual(
      ada.ownershipRefs,
    );
  });

  it('lets wait what people must agree to, and names them', async () => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform', 'security');
    const request = await world.submit();
    expect(request).toMatchObject({
      status: 'in_review',
      statusReason: 'Waits for platform, security',
    });
    expect(world.executor.start).not.toHaveBeenCalled();
  });

  it('keeps what is denied, with the reason, and holds nothing for it', async () => {
    const world = await ServiceWorld.create(databases);
    world.deny('The name is reserved');
    const request = await world.submit();
    expect(request).toMatchObject({
      status: 'denied',
      statusReason: 'Cannot be done: The name is reserved',
      reviewers: [],
      actions: ['comment'],
    });
    expect(await world.knex('request_claims')).toEqual([]);
    expect(world.executor.start).not.toHaveBeenCalled();
  });

  it('stores its own plan, not the one that was sent', async () => {
    const world = await ServiceWorld.create(databases);
    const { plan } = await world.service.preview(world.body(), ada);
    const forged = {
      ...plan,
      digest: 'f'.repeat(64),
      changes: [...plan.changes, { ...plan.changes[0], id: 'drop everything' }],
    };
    const request = await world.service.submit(
      { ...world.body(), plan: forged, justification: 'Because' },
      {},
      ada,
    );
    expect(request.plan).toEqual(plan);
  });

  it('answers the fresh preview when the plan that was seen no longer covers it', async () => {
    const world = await ServiceWorld.create(databases);
    const body = world.body();
    const { plan } = await world.service.preview(body, ada);
    world.topics.set('dev/topic/orders.placed', 1);
    const input = { ...body, plan, justification: 'Because' };
    const error = await failure(world.service.submit(input, {}, ada));
    expect(error).toMatchObject({
      name: 'ConflictError',
      details: await world.service.preview(body, ada),
    });
    await nothingStored(world);
    const fresh = error.details.plan;
    await world.service.submit({ ...input, plan: fresh }, {}, ada);
  });

  it('refuses an empty plan for something that is to be done', async () => {
    const world = await ServiceWorld.create(databases);
    const body = world.body();
    const { plan } = await world.service.preview(body, ada);
    await expect(
      world.service.submit(
        { ...body, plan: { ...plan, changes: [] }, justification: 'Because' },
        {},
        ada,
      ),
    ).rejects.toThrow('is not what would be done now');
  });

  it('refuses a spec that changes nothing', async () => {
    const world = await ServiceWorld.create(databases);
    world.topics.set('dev/topic/orders.placed', 3);
    await expect(world.submit()).rejects.toThrow(
      'There is nothing to do: cluster "dev" is as asked already',
    );
    await nothingStored(world);
  });

  it('refuses in mode observe, naming the mode', async () => {
    const world = await ServiceWorld.create(databases);
    const error = await failure(world.submit('a', { cluster: 'watched' }));
    expect(error).toMatchObject({ name: 'NotAllowedError' });
    expect(error.message).toContain(
      'Cluster "watched" runs in mode observe for topic-create',
    );
    await nothingStored(world);
  });

  it('takes a request for a paused cluster; holding it is the work of execution', async () => {
    const world = await ServiceWorld.create(databases);
    await world.store.setPause('dev', {
      by: 'user:default/paul',
      reason: 'Upgrade',
      since: '2026-11-21T09:00:00.000Z',
    });
    expect(await world.submit()).toMatchObject({ status: 'approved' });
  });

  it('refuses a service, which nobody can ask back', async () => {
    const world = await ServiceWorld.create(databases);
    await expect(world.submit('a', {}, robot)).rejects.toThrow(
      '"service:external:pipeline" is not a person and cannot submit a request',
    );
    await nothingStored(world);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no justification', { justification: undefined }, /"body.justification"/],
    [
      'blanks for a justification',
      { justification: '   ' },
      /"body.justification": Too small/,
    ],
    [
      'a justification with a NUL',
      { justification: 'abc\u0000' },
      /body.justification holds a NUL/,
    ],
    ['no plan', { plan: undefined }, /"body.plan"/],
    ['a broken plan', { plan: { changes: 'all' } }, /"body.plan.changes"/],
    ['a date that is none', { neededBy: 'soon' }, /"body.neededBy"/],
    [
      'a date that is over',
      { neededBy: '2026-11-19' },
      /"body.neededBy" is "2026-11-19", which is over/,
    ],
    ['a forged status', { status: 'approved' }, /"status"/],
  ])('refuses %s and stores nothing', async (_, over, message) => {
    const world = await ServiceWorld.create(databases);
    const body = world.body();
    const { plan } = await world.service.preview(body, ada);
    const error = await failure(
      world.service.submit(
        { ...body, plan, justification: 'Because', ...over },
        {},
        ada,
      ),
    );
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).toMatch(message);
    await nothingStored(world);
  });

  it('takes yesterday as needed-by, which is today elsewhere', async () => {
    const world = await ServiceWorld.create(databases);
    const body = world.body();
    const { plan } = await world.service.preview(body, ada);
    const request = await world.service.submit(
      { ...body, plan, justification: 'Because', neededBy: '2026-11-20' },
      {},
      ada,
    );
    expect(request.neededBy).toBe('2026-11-20');
  });

  it('stores nothing when the cluster stops answering between preview and submit', async () => {
    const world = await ServiceWorld.create(databases);
    const body = world.body();
    const { plan } = await world.service.preview(body, ada);
    world.reachable = false;
    const input = { ...body, plan, justification: 'Because' };
    const error = await failure(
      world.service.submit(input, { idempotencyKey: 'k' }, ada),
    );
    expect(error.name).toBe('ServiceUnavailableError');
    await nothingStored(world);
    world.reachable = true;
    await world.service.submit(input, { idempotencyKey: 'k' }, ada);
  });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    it('lets one of two at once for the same claim in, and names it to the other', async () => {
      const world = await ServiceWorld.create(databases, databaseId);
      world.ask('platform');
      const results = await Promise.allSettled([
        world.submit('a', {}, ada),
        world.submit('a', { component: 'component:default/payments-api' }, ben),
      ]);
      const winner = results.find(each => each.status === 'fulfilled')!;
      const loser = results.find(each => each.status === 'rejected')!;
      expect(loser.reason).toMatchObject({ name: 'ConflictError' });
      expect(loser.reason.message).toContain(
        `"dev/topic/a" is held by the request "${winner.value.id}"`,
      );
      expect(await world.knex('requests').pluck('id')).toEqual([
        winner.value.id,
      ]);
    });

    it('makes one request of the same call sent twice, at once or later', async () => {
      const world = await ServiceWorld.create(databases, databaseId);
      const send = () => world.submit('a', {}, ada, { idempotencyKey: 'k1' });
      const [one, two] = await Promise.all([send(), send()]);
      const three = await send();
      expect(new Set([one.id, two.id, three.id]).size).toBe(1);
      expect(await world.knex('requests').pluck('id')).toEqual([one.id]);
      expect(world.executor.start).toHaveBeenCalledTimes(1);
    });

    it('refuses the same key for another body', async () => {
      const world = await ServiceWorld.create(databases, databaseId);
      await world.submit('a', {}, ada, { idempotencyKey: 'k1' });
      const error = await failure(
        world.submit('b', {}, ada, { idempotencyKey: 'k1' }),
      );
      expect(error).toMatchObject({ name: 'ConflictError' });
      expect(error.message).toContain('"k1" was used for another body');
      await world.submit('b', {}, ben, { idempotencyKey: 'k1' });
    });
  });

  it.each(['', 'a b', 'ä', 'k'.repeat(201), 'a\nb'])(
    'refuses the idempotency key %j',
    async idempotencyKey => {
      const world = await ServiceWorld.create(databases);
      await expect(
        world.submit('a', {}, ada, { idempotencyKey }),
      ).rejects.toThrow('Not an Idempotency-Key');
      await nothingStored(world);
    },
  );

  it('still shows a warning that stops nothing', async () => {
    const world = await ServiceWorld.create(databases);
    world.rules = () => [aFinding({ outcome: 'fail', effect: 'warn' })];
    expect(await world.submit()).toMatchObject({
      status: 'approved',
      evaluation: { findings: [{ outcome: 'fail', effect: 'warn' }] },
    });
  });
});
