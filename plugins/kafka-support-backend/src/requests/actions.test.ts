import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ada,
  ben,
  olga,
  paul,
  robot,
  ServiceWorld,
  vera,
} from './__testUtils__/ServiceWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const failure = async (promise: Promise<unknown>): Promise<any> =>
  promise.then(
    () => {
      throw new Error('It was not refused');
    },
    error => error,
  );

const CHANGE = 'set orders.placed';

/** An approved request that the worker took. */
async function applying() {
  const world = await ServiceWorld.create(databases);
  const request = await world.submit();
  await world.move(request.id, 'applying');
  return { world, request };
}

async function verified(before?: number) {
  const world = await ServiceWorld.create(databases);
  if (before) world.topics.set('dev/topic/orders.placed', before);
  const request = await world.submit('orders.placed', {
    spec: { name: 'orders.placed', partitions: 6 },
  });
  await world.move(request.id, 'applying', ['change.started', CHANGE]);
  await world.move(request.id, 'applied', ['change.succeeded', CHANGE]);
  await world.move(request.id, 'verified');
  world.topics.set('dev/topic/orders.placed', 6);
  return { world, request };
}

describe('actions', () => {
  it('are offered by state, role and what was done', async () => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform');
    const { id } = await world.submit();
    const offered = async (caller: typeof ada) =>
      (await world.service.get(id, caller)).actions;

    expect(await offered(ada)).toEqual(['comment', 'edit', 'cancel']);
    expect(await offered(olga)).toEqual(['comment', 'cancel']);
    expect(await offered(ben)).toEqual(['comment']);
    expect(await offered(paul)).toEqual([
      'approve',
      'reject',
      'comment',
      'cancel',
    ]);
    expect(await offered(robot)).toEqual([]);

    await world.move(id, 'approved');
    expect(await offered(paul)).toEqual(['comment', 'cancel']);
    await world.move(id, 'applying', ['change.started', CHANGE]);
    expect(await offered(paul)).toEqual(['comment']);
    await world.move(id, 'unknown', ['change.unknown', CHANGE]);
    expect(await offered(ada)).toEqual(['comment', 'reconcile']);
    await world.move(id, 'failed');
    // It may be half done: retry, or a kind with an inverse may revert.
    expect(await offered(ada)).toEqual(['comment', 'retry']);
    expect(await offered(vera)).toEqual(['comment']);
  });

  it('include cancelling a failure before anything was done', async () => {
    const { world, request } = await applying();
    await world.move(
      request.id,
      'failed',
      ['change.started', CHANGE],
      ['change.refused', CHANGE],
    );
    const { actions } = await world.service.get(request.id, ada);
    expect(actions).toEqual(['comment', 'edit', 'cancel', 'retry']);
  });

  it('include reverting only where the kind has an inverse', async () => {
    const created = await verified();
    expect(
      (await created.world.service.get(created.request.id, ada)).actions,
    ).toEqual(['comment']);
    const changed = await verified(3);
    expect(
      (await changed.world.service.get(changed.request.id, ada)).actions,
    ).toEqual(['comment', 'revert']);
    expect(
      (await changed.world.service.get(changed.request.id, ben)).actions,
    ).toEqual(['comment']);
  });
});

describe('comment', () => {
  it('is open to every person, also when the request has ended', async () => {
    const world = await ServiceWorld.create(databases);
    world.deny();
    const { id } = await world.submit();
    const event = await world.service.comment(id, { text: ' Why? ' }, ben);
    expect(event).toMatchObject({
      requestId: id,
      sequence: 2,
      type: 'commented',
      actor: ben.ref,
      message: 'Why?',
    });
    expect(event.to).toBeUndefined();
    expect((await world.service.events(id)).at(-1)).toEqual(event);
  });

  it('refuses an empty one, a service, and a request that is none', async () => {
    const world = await ServiceWorld.create(databases);
    const { id } = await world.submit();
    await expect(world.service.comment(id, { text: ' ' }, ben)).rejects.toThrow(
      '"body.text": Too small',
    );
    await expect(
      world.service.comment(id, { text: 'Hi', actor: 'x' }, ben),
    ).rejects.toThrow('"actor"');
    await expect(
      world.service.comment(id, { text: 'Hi' }, robot),
    ).rejects.toThrow('is not a person');
    await expect(
      world.service.comment('nothing', { text: 'Hi' }, ben),
    ).rejects.toThrow('There is no request "nothing"');
    expect(await world.service.events(id)).toHaveLength(1);
  });
});

describe('cancel', () => {
  it.each([
    ['who filed it', ada],
    ['the team it is for', olga],
    ['the platform team', paul],
  ])('is for %s', async (_, caller) => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform');
    const { id } = await world.submit();
    expect(await world.service.cancel(id, caller)).toMatchObject({
      status: 'cancelled',
      statusReason: `Cancelled by ${caller.ref}`,
    });
    expect(await world.knex('request_claims')).toEqual([]);
  });

  it('is for the confirmed owner of the resource too', async () => {
    const world = await ServiceWorld.create(databases);
    world.confirmed.set('dev/topic/orders.placed', 'group:default/payments');
    world.ask('platform');
    const { id } = await world.submit();
    expect((await world.service.cancel(id, ben)).status).toBe('cancelled');
  });

  it('is refused to others, naming who may', async () => {
    const world = await ServiceWorld.create(databases);
    world.ask('platform');
    const { id } = await world.submit();
    for (const caller of [ben, vera, robot]) {
      const error = await failure(world.service.cancel(id, caller));
      expect(error).toMatchObject({
        name: 'NotAllowedError',
        message: `"${caller.ref}" cannot cancel this request. That is for user:default/ada, group:default/orders, group:default/platform`,
      });
    }
  });

  it.each(['applying', 'unknown', 'denied'] as const)(
    'is refused once it is %s, with the state',
    async status => {
      const { world, request } = await applying();
      if (status !== 'applying') await world.move(request.id, status);
      const error = await failure(world.service.cancel(request.id, ada));
      expect(error).toMatchObject({
        name: 'ConflictError',
        details: { status },
      });
      expect(error.message).toContain(`The request is ${status} and cannot`);
    },
  );

  it('is refused when changes were started, though it failed', async () => {
    const { world, request } = await applying();
    await world.move(
      request.id,
      'failed',
      ['change.started', CHANGE],
      ['change.succeeded', CHANGE],
    );
    await expect(world.service.cancel(request.id, ada)).rejects.toThrow(
      'Changes of the request',
    );
  });
});

describe('retry', () => {
  it('lets a failed request be tried again at once', async () => {
    const { world, request } = await applying();
    await world.move(request.id, 'failed');
    world.executor.start.mockClear();
    const retried = await world.service.retry(request.id, olga);
    expect(retried).toMatchObject({ status: 'approved' });
    expect(world.executor.start.mock.calls).toEqual([[request.id]]);
    expect((await world.service.events(request.id)).at(-1)).toMatchObject({
      actor: olga.ref,
      from: 'failed',
      to: 'approved',
    });
  });

  it('names the request that took the claim meanwhile', async () => {
    const { world, request } = await applying();
    await world.move(request.id, 'failed');
    world.ask('platform');
    const other = await world.submit();
    world.executor.start.mockClear();
    const error = await failure(world.service.retry(request.id, ada));
    expect(error).toMatchObject({ name: 'ConflictError' });
    expect(error.message).toContain(`is held by the request "${other.id}"`);
    expect(world.executor.start).not.toHaveBeenCalled();
  });

  it('is refused to others and in another state', async () => {
    const { world, request } = await applying();
    await expect(world.service.retry(request.id, ben)).rejects.toThrow(
      'cannot retry this request',
    );
    await expect(world.service.retry(request.id, ada)).rejects.toThrow(
      'The request is applying and cannot be retried. Valid is failed',
    );
  });
});

describe('reconcile', () => {
  it('has execution settle an unknown outcome in the name of the caller', async () => {
    const { world, request } = await applying();
    await world.move(request.id, 'unknown', ['change.unknown', CHANGE]);
    world.executor.reconcile.mockImplementation(async id => {
      await world.move(id, 'applied', ['change.found-done', CHANGE]);
      return (await world.store.get(id))!;
    });
    expect(await world.service.reconcile(request.id, ada)).toMatchObject({
      status: 'applied',
    });
    expect(world.executor.reconcile.mock.calls).toEqual([
      [request.id, ada.ref],
    ]);
  });

  it('is refused to others and in another state', async () => {
    const { world, request } = await applying();
    await expect(world.service.reconcile(request.id, ada)).rejects.toThrow(
      'The request is applying and cannot be reconciled. Valid is unknown',
    );
    await world.move(request.id, 'unknown');
    await expect(world.service.reconcile(request.id, ben)).rejects.toThrow(
      'cannot reconcile this request',
    );
    expect(world.executor.reconcile).not.toHaveBeenCalled();
  });
});

describe('revert', () => {
  const why = { justification: 'It was a mistake' };

  it('files the inverse as a request of its own, through the same guardrails', async () => {
    const { world, request } = await verified(3);
    world.ask('platform');
    const inverse = await world.service.revert(request.id, why, {}, olga);
    expect(inverse).toMatchObject({
      status: 'in_review',
      requester: olga.ref,
      revertOf: request.id,
      spec: { name: 'orders.placed', partitions: 3 },
      component: 'component:default/orders-api',
      justification: 'It was a mistake',
    });
    expect((await world.store.get(request.id))!.status).toBe('verified');
    expect(await world.review(inverse, paul)).toMatchObject({
      status: 'approved',
    });
  });

  it('is denied like any other request', async () => {
    const { world, request } = await verified(3);
    world.deny('It would destroy data');
    expect(await world.service.revert(request.id, why, {}, ada)).toMatchObject({
      status: 'denied',
      statusReason: 'Cannot be done: It would destroy data',
    });
  });

  it('takes over the claims of a failed one that is partly done', async () => {
    const world = await ServiceWorld.create(databases);
    world.topics.set('dev/topic/orders.placed', 1);
    const request = await world.submit();
    await world.move(request.id, 'applying', ['change.started', CHANGE]);
    await world.move(request.id, 'failed', ['change.succeeded', CHANGE]);
    world.topics.set('dev/topic/orders.placed', 3);

    world.deny();
    await world.service.revert(request.id, why, {}, ada);
    expect((await world.store.get(request.id))!.status).toBe('failed');

    world.ask('platform');
    const inverse = await world.service.revert(request.id, why, {}, ada);
    expect((await world.store.get(request.id))!.status).toBe('superseded');
    expect(await world.knex('request_claims').pluck('request_id')).toEqual([
      inverse.id,
    ]);
  });

  it('makes one request of the same call sent twice', async () => {
    const { world, request } = await verified(3);
    const options = { idempotencyKey: 'k1' };
    const send = () => world.service.revert(request.id, why, options, ada);
    expect((await send()).id).toBe((await send()).id);
    await expect(
      world.service.revert(
        request.id,
        { justification: 'Another reason' },
        options,
        ada,
      ),
    ).rejects.toThrow('was used for another body');
  });

  it('says why a kind has no inverse', async () => {
    const { world, request } = await verified();
    const error = await failure(world.service.revert(request.id, why, {}, ada));
    expect(error).toMatchObject({
      name: 'ConflictError',
      message:
        'A request of kind "topic-create" has no inverse: a new topic holds data',
    });
  });

  it('is refused where nothing was done, in another state, and to others', async () => {
    const { world, request } = await applying();
    await expect(
      world.service.revert(request.id, why, {}, ada),
    ).rejects.toThrow('The request is applying and has nothing to revert');
    await expect(
      world.service.revert(request.id, why, {}, ben),
    ).rejects.toThrow('cannot revert this request');
    await world.move(request.id, 'failed');
    await expect(
      world.service.revert(request.id, why, {}, ada),
    ).rejects.toThrow('changed nothing, so there is nothing to revert');
    await expect(
      world.service.revert(request.id, { ...why, spec: {} }, {}, ada),
    ).rejects.toThrow('"spec"');
    await expect(world.service.revert(request.id, {}, {}, ada)).rejects.toThrow(
      '"body.justification"',
    );
  });

  it('undoes all of the plan when a pipeline applied it', async () => {
    const world = await ServiceWorld.create(databases);
    world.topics.set('dev/topic/orders.placed', 3);
    const request = await world.submit('orders.placed', {
      spec: { name: 'orders.placed', partitions: 6 },
    });
    await world.move(request.id, 'applied');
    world.topics.set('dev/topic/orders.placed', 6);
    expect(await world.service.revert(request.id, why, {}, ada)).toMatchObject({
      spec: { partitions: 3 },
    });
  });

  it('is refused in mode observe', async () => {
    const { world, request } = await verified(3);
    world.modes.dev = 'observe';
    await expect(
      world.service.revert(request.id, why, {}, ada),
    ).rejects.toThrow('runs in mode observe');
  });
});

describe('list', () => {
  it('answers rows without plans, and refuses what no database takes', async () => {
    const world = await ServiceWorld.create(databases);
    const { id } = await world.submit();
    const { items, totalItems } = await world.service.list({}, ben);
    expect(totalItems).toBe(1);
    expect(items[0]).toMatchObject({ id, decision: 'allow', waitingFor: [] });
    expect(items[0]).not.toHaveProperty('plan');
    await expect(world.service.list({ q: 'a\u0000' }, ben)).rejects.toThrow(
      'query.q holds a NUL',
    );
  });
});
