import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { FakeBackend, topic } from './__testUtils__/FakeBackend';
import { served } from './__testUtils__/served';
import { catalogModuleKafka } from './module';

// A busy machine takes its time to start a portal.
jest.setTimeout(60_000);

async function start(kafkaSupport: JsonObject = {}) {
  const backend = new FakeBackend({
    prod: [topic('prod', 'orders', { owner: 'group:default/orders' })],
  });
  const principals: { subject: string }[] = [];
  const processing = {
    addEntityProvider: jest.fn(),
    addProcessor: jest.fn(),
    addPlaceholderResolver: jest.fn(),
    setOnProcessingErrorHandler: jest.fn(),
  };
  const tasks = new Map<string, () => Promise<void>>();
  const scheduler = mockServices.scheduler.mock();
  scheduler.createScheduledTaskRunner.mockReturnValue({
    run: async ({ id, fn }) => {
      tasks.set(id, async () => fn(new AbortController().signal));
    },
  });
  await startTestBackend({
    extensionPoints: [[catalogProcessingExtensionPoint, processing]],
    features: [
      catalogModuleKafka,
      served(backend, principals),
      catalogServiceMock.factory(),
      scheduler.factory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.com/' },
          catalog: { providers: { kafkaSupport } },
        },
      }),
    ],
  });
  const [[provider]] = processing.addEntityProvider.mock.calls;
  const applyMutation = jest.fn();
  await provider.connect({ applyMutation, refresh: jest.fn() });
  return { applyMutation, backend, principals, processing, scheduler, tasks };
}

describe('the module', () => {
  it('writes what the backend answers, asked as a service over HTTP', async () => {
    const { applyMutation, backend, principals, tasks } = await start();
    await tasks.get('kafka-support-refresh')!();
    expect(applyMutation).toHaveBeenLastCalledWith({
      type: 'full',
      entities: [
        expect.objectContaining({ locationKey: 'kafka-support' }),
        expect.objectContaining({
          entity: expect.objectContaining({
            metadata: expect.objectContaining({
              name: 'prod.orders',
              links: [
                {
                  title: 'Stream',
                  url: 'https://portal.example.com/kafka-support/streams/prod/orders',
                },
              ],
            }),
          }),
        }),
      ],
    });
    backend.changed = [
      topic('prod', 'orders', { goneAt: backend.now.toISOString() }),
    ];
    await tasks.get('kafka-support-refresh-changes')!();
    expect(applyMutation).toHaveBeenLastCalledWith({
      type: 'delta',
      added: [],
      removed: [
        {
          entityRef: 'resource:default/prod.orders',
          locationKey: 'kafka-support',
        },
      ],
    });
    expect(new Set(principals.map(({ subject }) => subject))).toEqual(
      new Set(['plugin:catalog']),
    );
  });

  it('adds the processor of AsyncAPI documents', async () => {
    const { processing } = await start();
    expect(processing.addProcessor.mock.calls[0][0].getProcessorName()).toBe(
      'kafka-support-asyncapi',
    );
  });

  it('runs as often as configured', async () => {
    const { scheduler } = await start({
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
    });
    expect(
      scheduler.createScheduledTaskRunner.mock.calls.map(
        ([{ frequency }]) => frequency,
      ),
    ).toEqual([{ hours: 1 }, { seconds: 20 }]);
  });

  it.each([
    [{ schedule: { frequency: 'often' } }, 'kafkaSupport.schedule'],
    [{ changesSchedule: {} }, 'kafkaSupport.changesSchedule'],
    [{ pagePath: 'kafka' }, 'kafkaSupport.pagePath'],
  ])('does not start with %p, and names the key', async (kafkaSupport, key) => {
    await expect(start(kafkaSupport)).rejects.toThrow(key);
  });
});
