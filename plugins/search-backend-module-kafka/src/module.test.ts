import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  kafkaReadPermission,
  kafkaRequestReadPermission,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { searchModuleKafka } from './module';

// A busy machine takes its time to start a portal.
jest.setTimeout(60_000);

/** Answers for the Kafka support backend, and keeps who asked. */
const fakeBackend = (principals: unknown[]) =>
  createBackendPlugin({
    pluginId: 'kafka-support',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.use(async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            principals.push(principal);
            const isTopics = req.url.startsWith('/resources?type=topic');
            res.json({
              items: isTopics
                ? [
                    {
                      resource: 'prod/topic/orders',
                      cluster: 'prod',
                      type: 'topic',
                      name: 'orders',
                      internal: false,
                    },
                  ]
                : [],
              totalItems: 0,
            });
          });
        },
      });
    },
  });

async function start(collators: JsonObject = {}) {
  const registry = { addCollator: jest.fn(), addDecorator: jest.fn() };
  const principals: unknown[] = [];
  const scheduler = mockServices.scheduler.mock();
  await startTestBackend({
    extensionPoints: [[searchIndexRegistryExtensionPoint, registry]],
    features: [
      searchModuleKafka,
      fakeBackend(principals),
      scheduler.factory,
      mockServices.rootConfig.factory({ data: { search: { collators } } }),
    ],
  });
  const factories = registry.addCollator.mock.calls.map(
    ([{ factory }]) => factory,
  );
  return { factories, principals, scheduler };
}

describe('the module', () => {
  it('adds topics and groups for who may read, and requests by the permission of each', async () => {
    const { factories } = await start();
    expect(
      factories.map(({ type, visibilityPermission }) => [
        type,
        visibilityPermission,
      ]),
    ).toEqual([
      ['kafka-resource', kafkaReadPermission],
      ['kafka-request', kafkaRequestReadPermission],
    ]);
  });

  it('reads as a service of the portal, through its API', async () => {
    const { factories, principals } = await start();
    const documents: IndexableDocument[] = [];
    for await (const document of await factories[0].getCollator())
      documents.push(document);
    expect(documents).toEqual([expect.objectContaining({ title: 'orders' })]);
    expect(principals).not.toHaveLength(0);
    expect(principals).toEqual(
      principals.map(() =>
        expect.objectContaining({ type: 'service', subject: 'plugin:search' }),
      ),
    );
  });

  it('runs every ten minutes, or as configured', async () => {
    const { scheduler } = await start();
    expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { minutes: 10 } }),
    );
    const other = await start({
      kafkaSupport: {
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      },
    });
    expect(other.scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { hours: 1 } }),
    );
  });

  it.each([
    [
      { schedule: { frequency: 'often' } },
      'search.collators.kafkaSupport.schedule',
    ],
    [
      { pagePath: '//elsewhere.example.com' },
      'search.collators.kafkaSupport.pagePath',
    ],
  ])('does not start with %p, and names the key', async (kafkaSupport, key) => {
    await expect(start({ kafkaSupport })).rejects.toThrow(key);
  });
});
