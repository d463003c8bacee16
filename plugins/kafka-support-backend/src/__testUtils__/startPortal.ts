import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { FakeClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { kafkaSupportPlugin } from '../plugin';
import { organisation, people, type Person } from './organisation';
import { Portal } from './Portal';
import {
  fakeClusters,
  httpAuthWithActors,
  openApiChecks,
  sameForAll,
  testPolicy,
} from './portalModules';

const kafkaSupport = {
  clusters: {
    dev: {
      environment: 'development',
      mode: 'apply',
      bootstrapServers: ['dev.kafka.test:9092'],
    },
    prod: {
      environment: 'production',
      mode: 'apply',
      bootstrapServers: ['prod.kafka.test:9092'],
    },
    watched: {
      environment: 'production',
      bootstrapServers: ['watched.kafka.test:9092'],
      sasl: { mechanism: 'plain', username: 'portal', password: 'hunter2' },
    },
  },
  reviewers: { platform: ['group:default/platform'] },
};

/**
 * The plugin in a real backend over HTTP, with Kafka clusters in memory. Every
 * answer is held to the OpenAPI document; with permissions on, the permission
 * backend of the portal decides, by the policy that is given.
 */
export async function startPortal(
  options: {
    permissions?: boolean;
    policy?: PermissionPolicy;
    config?: Record<string, any>;
    /** Plugins of the portal beside this one. */
    features?: BackendFeature[];
  } = {},
): Promise<Portal> {
  const { permissions = false, config, features = [] } = options;
  const admins = {
    dev: FakeClusterAdmin.create(),
    prod: FakeClusterAdmin.create(),
    watched: FakeClusterAdmin.create(),
  };
  const policy = { allows: true };
  const notifications = { send: jest.fn(async () => undefined) };
  const { server } = await startTestBackend({
    features: [
      kafkaSupportPlugin,
      fakeClusters(admins),
      openApiChecks,
      ...(permissions
        ? [permissionPlugin, testPolicy(options.policy ?? sameForAll(policy))]
        : []),
      ...features,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: permissions },
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          kafkaSupport: { ...kafkaSupport, ...config },
        },
      }),
      httpAuthWithActors,
      catalogServiceMock.factory({ entities: organisation }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo(credentials) {
            const { userEntityRef } = (credentials as any).principal;
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...people[userEntityRef as Person],
              ],
            };
          },
        }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => notifications,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => undefined }),
      }),
    ],
  });
  return new Portal(server.port(), admins, policy, notifications);
}
