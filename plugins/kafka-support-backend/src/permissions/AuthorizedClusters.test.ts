import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Caller } from '../requests';
import {
  AT,
  ada,
  paul,
  robot,
  ServiceWorld,
} from '../requests/__testUtils__/ServiceWorld';
import { AuthorizedClusters } from './AuthorizedClusters';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const credentials = mockCredentials.user();

async function setUp(caller: Caller = paul, denied: string[] = []) {
  const world = await ServiceWorld.create(databases);
  const sweep = jest.fn<Promise<void>, []>().mockResolvedValue();
  const clusters = AuthorizedClusters.create({
    clusters: world.clusters,
    store: world.store,
    executor: { sweep },
    permissions: mockServices.permissions.mock({
      authorize: async asked =>
        asked.map(({ permission }) => ({
          result: denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    }),
    callers: { resolve: async () => caller },
    platform: ['group:default/platform'],
    logger: world.logger,
    now: () => world.now,
  });
  return { world, sweep, clusters };
}

it('shows each cluster with its mode, and who paused it and why', async () => {
  const { clusters } = await setUp();
  await clusters.pause('prod', { reason: 'Upgrade' }, credentials);
  const paused = { by: paul.ref, reason: 'Upgrade', since: AT };
  expect(await clusters.list(credentials)).toMatchObject([
    { id: 'dev', mode: 'apply', paused: undefined },
    { id: 'prod', mode: 'apply', paused },
    { id: 'watched', mode: 'observe', paused: undefined },
  ]);
  expect((await clusters.get('prod', credentials)).paused).toEqual(paused);
});

it('takes up what waited as soon as a cluster is resumed', async () => {
  const { clusters, sweep, world } = await setUp();
  expect(
    (await clusters.pause('prod', { reason: 'Upgrade' }, credentials)).paused,
  ).toBeDefined();
  expect(sweep).not.toHaveBeenCalled();
  expect((await clusters.resume('prod', credentials)).paused).toBeUndefined();
  expect(sweep).toHaveBeenCalledTimes(1);
  expect(await world.store.pauses()).toEqual({});
});

it('resumes although the sweep fails', async () => {
  const { clusters, sweep, world } = await setUp();
  sweep.mockRejectedValue(new Error('database is busy'));
  await clusters.pause('prod', { reason: 'Upgrade' }, credentials);
  await clusters.resume('prod', credentials);
  expect(await world.store.pauses()).toEqual({});
  expect(world.logger.error).toHaveBeenCalledTimes(1);
});

it.each([
  ['somebody of another team', ada, 'That is for group:default/platform'],
  ['a service', robot, 'is not a person'],
])('refuses to pause and resume for %s', async (_, caller, message) => {
  const { clusters, world } = await setUp(caller);
  for (const call of [
    clusters.pause('prod', { reason: 'Because' }, credentials),
    clusters.resume('prod', credentials),
  ]) {
    const error = await call.catch(each => each);
    expect(error).toMatchObject({ name: 'NotAllowedError' });
    expect(error.message).toContain(message);
  }
  expect(await world.store.pauses()).toEqual({});
});

it('needs the permission to operate beside the right team', async () => {
  const { clusters } = await setUp(paul, ['kafka-support.cluster.operate']);
  await expect(
    clusters.pause('prod', { reason: 'Upgrade' }, credentials),
  ).rejects.toThrow('"kafka-support.cluster.operate"');
  await expect(clusters.get('prod', credentials)).resolves.toBeDefined();
});

it('needs the permission to read for everything', async () => {
  const { clusters } = await setUp(paul, ['kafka-support.read']);
  for (const call of [
    clusters.list(credentials),
    clusters.get('prod', credentials),
    clusters.pause('prod', { reason: 'Upgrade' }, credentials),
    clusters.resume('prod', credentials),
  ])
    await expect(call).rejects.toThrow('"kafka-support.read"');
});

it('names the valid clusters, and refuses a pause without a reason', async () => {
  const { clusters } = await setUp();
  await expect(clusters.get('mars', credentials)).rejects.toMatchObject({
    name: 'NotFoundError',
    message: 'There is no cluster "mars". Valid are dev, prod, watched',
  });
  await expect(
    clusters.pause('prod', { reason: '' }, credentials),
  ).rejects.toThrow('"body.reason": Too small');
  await expect(
    clusters.pause('prod', { reason: 'Upgrade', by: 'x' }, credentials),
  ).rejects.toThrow('"by"');
});
