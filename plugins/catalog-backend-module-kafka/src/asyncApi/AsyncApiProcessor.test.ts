import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { topicEntityName } from '../entityName';
import { AsyncApiProcessor } from './AsyncApiProcessor';

const topicEntity = (cluster: string, topic: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: topicEntityName(cluster, topic), namespace: 'default' },
  spec: { type: 'kafka-topic' },
});

const definition = `
asyncapi: 3.0.0
servers:
  main: { host: 'prod-2.kafka.example.com:9092', protocol: kafka }
channels:
  placed: { address: orders.placed }
  Shipped: { address: Orders.Shipped }
  unknown: { address: orders.unknown }
`;

const api = (more: {
  definition?: unknown;
  type?: string;
  cluster?: string;
}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: {
    name: 'orders-events',
    annotations: more.cluster
      ? { 'kafka-support.io/cluster': more.cluster }
      : {},
  },
  spec: {
    type: more.type ?? 'asyncapi',
    definition: ('definition' in more ? more.definition : definition) as string,
  },
});

function setUp() {
  const backend = new FakeBackend({ prod: [], dev: [] });
  const catalog = catalogServiceMock({
    entities: [
      topicEntity('prod', 'orders.placed'),
      topicEntity('prod', 'Orders.Shipped'),
      topicEntity('dev', 'orders.placed'),
    ],
  });
  const logger = mockServices.logger.mock();
  const time = {
    now: 0,
    /** Long enough for what is kept of clusters. */
    pass: () => {
      time.now += 120_000;
    },
  };
  const processor = AsyncApiProcessor.create({
    api: backend,
    catalog,
    auth: mockServices.auth(),
    logger,
    now: () => time.now,
  });
  const state = new Map<string, unknown>();
  const cache = {
    get: async (key: string) => state.get(key) as never,
    set: async (key: string, value: unknown) => void state.set(key, value),
  };
  const relationsOf = async (entity: Entity) => {
    const emitted: CatalogProcessorResult[] = [];
    await processor.postProcessEntity(
      entity,
      { type: 'url', target: 'x' },
      each => emitted.push(each),
      cache,
    );
    return emitted.map(each => {
      if (each.type !== 'relation') throw new Error(`Emitted a ${each.type}`);
      const { source, type, target } = each.relation;
      return `${source.name} ${type} ${target.name}`;
    });
  };
  return { backend, catalog, logger, relationsOf, time };
}

const shipped = topicEntityName('prod', 'Orders.Shipped');

describe('an API of the type asyncapi', () => {
  it('is related both ways to the topics that the catalog has, on the cluster of its servers', async () => {
    const { relationsOf } = setUp();
    expect(await relationsOf(api({}))).toEqual([
      `orders-events dependsOn ${shipped}`,
      `${shipped} dependencyOf orders-events`,
      'orders-events dependsOn prod.orders.placed',
      'prod.orders.placed dependencyOf orders-events',
    ]);
  });

  it('is related to the cluster that its annotation names', async () => {
    const { relationsOf } = setUp();
    expect(await relationsOf(api({ cluster: 'dev' }))).toEqual([
      'orders-events dependsOn dev.orders.placed',
      'dev.orders.placed dependencyOf orders-events',
    ]);
  });

  it.each([
    [
      'whose cluster nothing tells',
      { definition: definition.replace('prod-2', 'other') },
    ],
    ['whose cluster is none of ours', { cluster: 'moon' }],
    ['of another type', { type: 'openapi' }],
    ['without a definition', { definition: undefined }],
    [
      'with a definition that is no text',
      { definition: { asyncapi: '3.0.0' } },
    ],
  ])('%s is related to nothing', async (_, more) => {
    const { logger, relationsOf } = setUp();
    expect(await relationsOf(api(more))).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('that cannot be read is left alone, with one warning for each text', async () => {
    const { logger, relationsOf } = setUp();
    const broken = api({ definition: 'asyncapi: [' });
    expect(await relationsOf(broken)).toEqual([]);
    expect(await relationsOf(broken)).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('"api:default/orders-events"'),
    );
    expect(await relationsOf(api({ definition: 'asyncapi: {' }))).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it.each(['backend', 'catalog'] as const)(
    'keeps what it was related to while the %s does not answer',
    async who => {
      const { backend, catalog, logger, relationsOf, time } = setUp();
      const found = await relationsOf(api({}));
      const fail = async () => {
        throw new Error('does not answer');
      };
      if (who === 'backend') backend.listClusters = fail;
      else jest.spyOn(catalog, 'getEntitiesByRefs').mockImplementation(fail);
      time.pass();
      expect(found).toHaveLength(4);
      expect(await relationsOf(api({}))).toEqual(found);
      expect(logger.warn).toHaveBeenCalledTimes(1);
    },
  );

  it('loses the relation to a topic that left the catalog', async () => {
    const { catalog, relationsOf } = setUp();
    await relationsOf(api({}));
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockImplementation(async ({ entityRefs }) => ({
        items: entityRefs.map(() => undefined),
      }));
    expect(await relationsOf(api({}))).toEqual([]);
  });
});
