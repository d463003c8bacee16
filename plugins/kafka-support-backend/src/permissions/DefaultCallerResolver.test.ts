import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { DefaultCallerResolver } from './DefaultCallerResolver';

const group = (name: string, ...parents: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  relations: [
    { type: 'hasMember', targetRef: 'user:default/ada' },
    ...parents.map(parent => ({
      type: 'childOf',
      targetRef: `group:default/${parent}`,
    })),
  ],
});

function resolver(
  direct: string[],
  entity: (ref: string) => Promise<Entity | undefined>,
) {
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/Ada',
      ownershipEntityRefs: ['user:default/ada', ...direct],
    }),
  });
  const logger = mockServices.logger.mock();
  return {
    logger,
    resolver: DefaultCallerResolver.create({
      auth: mockServices.auth(),
      userInfo,
      facts: { entity },
      logger,
    }),
  };
}

const credentials = mockCredentials.user('user:default/ada');

it('counts the parents of the groups a person is in', async () => {
  const groups: Record<string, Entity> = {
    'group:default/orders': group('orders', 'commerce'),
    'group:default/commerce': group('commerce', 'company'),
    'group:default/company': group('company'),
  };
  const { resolver: callers } = resolver(
    ['group:default/orders'],
    async ref => groups[ref],
  );
  expect(await callers.resolve(credentials)).toEqual({
    ref: 'user:default/ada',
    type: 'user',
    ownershipRefs: [
      'user:default/ada',
      'group:default/orders',
      'group:default/commerce',
      'group:default/company',
    ],
  });
});

it('ends where groups are parents of each other', async () => {
  const { resolver: callers } = resolver(['group:default/a'], async ref =>
    group(ref, ref.endsWith('/a') ? 'b' : 'a'),
  );
  const { ownershipRefs } = await callers.resolve(credentials);
  expect(ownershipRefs).toEqual([
    'user:default/ada',
    'group:default/a',
    'group:default/b',
  ]);
});

it('keeps the direct groups when the catalog does not answer', async () => {
  const { resolver: callers, logger } = resolver(
    ['group:default/orders'],
    async () => {
      throw new Error('catalog is down');
    },
  );
  const { ownershipRefs } = await callers.resolve(credentials);
  expect(ownershipRefs).toEqual(['user:default/ada', 'group:default/orders']);
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringContaining('"group:default/orders"'),
    expect.anything(),
  );
});

it('knows a group that the catalog has no more as it is', async () => {
  const { resolver: callers } = resolver(
    ['group:default/gone'],
    async () => undefined,
  );
  expect((await callers.resolve(credentials)).ownershipRefs).toContain(
    'group:default/gone',
  );
});

it('gives a service no groups and refuses nobody', async () => {
  const { resolver: callers } = resolver([], async () => undefined);
  expect(
    await callers.resolve(mockCredentials.service('external:pipeline')),
  ).toEqual({
    ref: 'service:external:pipeline',
    type: 'service',
    ownershipRefs: [],
  });
  await expect(callers.resolve(mockCredentials.none())).rejects.toThrow(
    'The call has no credentials',
  );
});
