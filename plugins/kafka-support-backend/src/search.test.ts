import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import searchPlugin from '@backstage/plugin-search-backend';
import {
  kafkaReadPermission,
  kafkaRequestReadPermission,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import searchModuleKafka from '@kafka-support/backstage-plugin-search-backend-module-kafka';
import type { Person } from './__testUtils__/organisation';
import type { Portal } from './__testUtils__/Portal';
import {
  alice,
  file,
  newTopic,
  nora,
  oscar,
  petra,
} from './__testUtils__/scenes';
import { startPortal } from './__testUtils__/startPortal';
import {
  createKafkaRequestConditionalDecision,
  kafkaRequestConditions,
} from './permissions';

// A busy machine takes its time to start a portal.
jest.setTimeout(60_000);

/** Requesters see what they asked for, platform engineers all, Nora nothing of Kafka. */
class OwnRequestsPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const ref = user!.info.userEntityRef;
    if (isPermission(permission, kafkaReadPermission) && ref === nora)
      return { result: AuthorizeResult.DENY };
    if (isPermission(permission, kafkaRequestReadPermission) && ref !== petra)
      return createKafkaRequestConditionalDecision(
        permission,
        kafkaRequestConditions.isRequester({ claims: [ref] }),
      );
    return { result: AuthorizeResult.ALLOW };
  }
}

/** Runs what it is told to, and nothing by itself. */
const scheduler = mockServices.scheduler();

async function search(
  portal: Portal,
  who: Person,
  term: string,
): Promise<{ type: string; document: Record<string, unknown> }[]> {
  const response = await fetch(
    `http://localhost:${portal.port}/api/search/query?${new URLSearchParams({
      term,
    })}`,
    {
      headers: {
        authorization: mockCredentials.user.header(who),
        connection: 'close',
      },
    },
  );
  expect(response.status).toBe(200);
  return (await response.json()).results;
}

describe('search of the portal', () => {
  let portal: Portal;
  let topic: string;
  const index = async () => {
    for (const id of [
      'kafka-support-inventory-sync',
      'search_index_kafka_resource',
      'search_index_kafka_request',
    ])
      await scheduler.triggerTask(id);
  };
  const titles = async (who: Person, term: string) =>
    (await search(portal, who, term)).map(({ document }) => document.title);

  beforeAll(async () => {
    portal = await startPortal({
      permissions: true,
      policy: new OwnRequestsPolicy(),
      features: [
        searchPlugin,
        searchModuleKafka,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    const ofAlice = await file(portal, alice, newTopic('payments-api'));
    await portal.reached(ofAlice.id, 'verified');
    const ofOscar = await file(portal, oscar, newTopic('orders-api'));
    await portal.reached(ofOscar.id, 'verified');
    topic = ofOscar.spec.name as string;
    await index();
  });

  it('finds a topic by its name, with owner, cluster and where its page is', async () => {
    const found = await search(portal, alice, topic);
    expect(found).toContainEqual(
      expect.objectContaining({
        type: 'kafka-resource',
        document: expect.objectContaining({
          title: topic,
          cluster: 'dev',
          owner: 'group:default/orders',
          resourceType: 'topic',
          location: `/kafka-support/streams/dev/${topic}`,
        }),
      }),
    );
  });

  it('finds a topic by one word of its name', async () => {
    expect(await titles(alice, 'scene')).toContain(topic);
  });

  it('finds a request for who may read it, and for nobody else', async () => {
    const title = `Create topic ${topic}`;
    expect(await titles(oscar, topic)).toContain(title);
    expect(await titles(petra, topic)).toContain(title);
    expect(await titles(alice, topic)).not.toContain(title);
    expect(await titles(nora, topic)).not.toContain(title);
  });

  it('finds nothing of Kafka for who may see nothing of it', async () => {
    expect(await titles(nora, topic)).toEqual([]);
  });

  it('keeps to itself what it asked the permission framework about', async () => {
    const [found] = await search(portal, oscar, topic);
    expect(found.document).not.toHaveProperty('authorization');
  });
});
