import { TestDatabases } from '@backstage/backend-test-utils';
import { ada, ben, olga, ServiceWorld } from './__testUtils__/ServiceWorld';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);

const CHANGE = 'set orders.placed';
const more = { spec: { name: 'orders.placed', partitions: 6 } };

describe.each(databases.eachSupportedId())('an edit, on %s', databaseId => {
  async function inReview() {
    const world = await ServiceWorld.create(databases, databaseId);
    world.ask('platform');
    const request = await world.submit();
    const edit = async (
      over: Record<string, unknown> = {},
      { supersedes = request.id, caller = ada as typeof ben } = {},
    ) => {
      const body = world.body('orders.placed', { ...more, ...over });
      const { plan } = await world.service.preview(body, caller);
      return world.service.submit(
        { ...body, plan, justification: 'Orders are placed', supersedes },
        {},
        caller,
      );
    };
    return { world, request, edit };
  }

  it('is a new request that takes the place of the one that waits', async () => {
    const { world, request, edit } = await inReview();
    const edited = await edit();
    expect(edited).toMatchObject({
      status: 'in_review',
      supersedes: request.id,
      spec: { partitions: 6 },
    });
    const former = await world.service.get(request.id, ada);
    expect(former).toMatchObject({
      status: 'superseded',
      actions: ['comment'],
    });
    const events = await world.service.events(request.id);
    expect(events.at(-1)).toMatchObject({
      actor: ada.ref,
      to: 'superseded',
      details: { supersededBy: edited.id },
    });
    // The claim is with the new one only.
    expect(await world.knex('request_claims').pluck('request_id')).toEqual([
      edited.id,
    ]);
  });

  it('of one who did not file it is as if it were not there', async () => {
    const { edit } = await inReview();
    for (const other of [ben, olga])
      await expect(edit({}, { caller: other })).rejects.toThrow(
        /there is no request ".*" of yours/,
      );
    await expect(edit({}, { supersedes: 'nothing' })).rejects.toThrow(
      'there is no request "nothing" of yours',
    );
  });

  it('stays on its cluster', async () => {
    const { request, edit } = await inReview();
    await expect(edit({ cluster: 'prod' })).rejects.toThrow(
      `"body.cluster" is "prod". Valid for an edit of request "${request.id}" is its own, "dev"`,
    );
  });

  it('replaces nothing when it is denied', async () => {
    const { world, request, edit } = await inReview();
    world.deny();
    const denied = await edit();
    expect(denied.status).toBe('denied');
    expect(denied.supersedes).toBeUndefined();
    expect((await world.service.get(request.id, ada)).status).toBe('in_review');
  });

  it('is refused once something was begun, and after the end', async () => {
    const { world, request, edit } = await inReview();
    await world.move(request.id, 'approved');
    await world.move(request.id, 'applying', ['change.started', CHANGE]);
    await expect(edit()).rejects.toThrow(/is applying and cannot be edited/);
    await world.move(request.id, 'failed');
    expect((await world.service.get(request.id, ada)).actions).not.toContain(
      'edit',
    );
    await expect(edit()).rejects.toThrow(/A part of request .* is done/);
  });

  it('and an approval at the same moment have one winner', async () => {
    const { world, request, edit } = await inReview();
    const results = await Promise.allSettled([
      edit(),
      world.service.cancel(request.id, ada),
    ]);
    const { status } = await world.service.get(request.id, ada);
    const won = results.filter(each => each.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(['superseded', 'cancelled']).toContain(status);
  });
});
