import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { FakeBackend, topic } from './__testUtils__/FakeBackend';
import { served } from './__testUtils__/served';
import { topicEntityName } from './entityName';
import { catalogModuleKafka } from './module';

const apiVersion = 'backstage.io/v1alpha1';
const annotations = {
  'backstage.io/managed-by-location': 'url:https://example.com/org.yaml',
  'backstage.io/managed-by-origin-location': 'url:https://example.com/org.yaml',
};

const organisation: Entity[] = [
  {
    apiVersion,
    kind: 'Group',
    metadata: { name: 'orders', annotations },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion,
    kind: 'System',
    metadata: { name: 'shop', annotations },
    spec: { owner: 'orders' },
  },
  {
    apiVersion,
    kind: 'Component',
    metadata: {
      name: 'orders-api',
      annotations: {
        ...annotations,
        'kafka-support.io/runbook': 'https://runbooks.example.com/orders',
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'orders',
      system: 'shop',
    },
  },
  {
    apiVersion,
    kind: 'API',
    metadata: { name: 'orders-events', annotations },
    spec: {
      type: 'asyncapi',
      lifecycle: 'production',
      owner: 'orders',
      definition: `
asyncapi: 3.0.0
servers: { main: { host: 'prod.kafka.example.com:9092', protocol: kafka } }
channels: { placed: { address: Orders_Placed }, other: { address: unknown } }
`,
    },
  },
];

/** Gives the catalog the organisation. */
const givenOrganisation = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'organisation',
  register(env) {
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addEntityProvider({
          getProviderName: () => 'organisation',
          connect: (connection: EntityProviderConnection) =>
            connection.applyMutation({
              type: 'full',
              entities: organisation.map(entity => ({ entity })),
            }),
        });
      },
    });
  },
});

const placed = topicEntityName('prod', 'Orders_Placed');

async function start() {
  const backend = new FakeBackend({
    prod: [
      topic('prod', 'Orders_Placed', {
        owner: 'group:default/orders',
        component: 'component:default/orders-api',
      }),
    ],
  });
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleKafka,
      givenOrganisation,
      served(backend, []),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.com' },
          catalog: {
            processingInterval: { seconds: 1 },
            rules: [
              { allow: ['Group', 'System', 'Component', 'API', 'Resource'] },
            ],
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  const read = async (ref: string): Promise<Entity | undefined> => {
    const response = await fetch(
      `http://localhost:${server.port()}/api/catalog/entities/by-name/${ref}`,
      {
        headers: {
          authorization: mockCredentials.service.header(),
          // So that none outlives its backend.
          connection: 'close',
        },
      },
    );
    return response.ok ? response.json() : undefined;
  };
  /** What the catalog has once it is so. */
  const eventually = async (
    ref: string,
    is: (entity: Entity | undefined) => boolean,
  ) => {
    let entity: Entity | undefined;
    for (let look = 0; look < 3_000; look += 1) {
      entity = await read(ref);
      if (is(entity)) return entity!;
    }
    throw new Error(`${ref} is ${JSON.stringify(entity)}`);
  };
  return { backend, eventually, scheduler };
}

const relationsOf = ({ relations }: Entity) =>
  (relations ?? []).map(({ type, targetRef }) => `${type} ${targetRef}`).sort();

const hasRelation = (text: string) => (entity: Entity | undefined) =>
  entity !== undefined && relationsOf(entity).includes(text);

describe('the software catalog', () => {
  it('takes what the module writes, relates it, and lets go what is gone', async () => {
    const { backend, eventually, scheduler } = await start();
    await eventually(
      'component/default/orders-api',
      hasRelation('partOf system:default/shop'),
    );
    await scheduler.triggerTask('kafka-support-refresh');
    const entity = await eventually(
      `resource/default/${placed}`,
      hasRelation('dependencyOf api:default/orders-events'),
    );
    expect(entity.metadata.links).toContainEqual(
      expect.objectContaining({ url: 'https://runbooks.example.com/orders' }),
    );
    expect(relationsOf(entity)).toEqual([
      'dependencyOf api:default/orders-events',
      'dependencyOf component:default/orders-api',
      'dependsOn resource:default/kafka-prod',
      'ownedBy group:default/orders',
      'partOf system:default/shop',
    ]);
    const api = await eventually(
      'api/default/orders-events',
      hasRelation(`dependsOn resource:default/${placed}`),
    );
    expect(relationsOf(api)).toEqual([
      `dependsOn resource:default/${placed}`,
      'ownedBy group:default/orders',
    ]);

    backend.changed = [
      topic('prod', 'new', { owner: 'group:default/orders' }),
      topic('prod', 'Orders_Placed', { goneAt: backend.now.toISOString() }),
    ];
    await scheduler.triggerTask('kafka-support-refresh-changes');
    await eventually('resource/default/prod.new', Boolean);
    await eventually(`resource/default/${placed}`, found => !found);

    delete backend.estate.prod;
    await scheduler.triggerTask('kafka-support-refresh');
    await eventually('resource/default/kafka-prod', found => !found);
    await eventually('resource/default/prod.new', found => !found);
  }, 60_000);
});
