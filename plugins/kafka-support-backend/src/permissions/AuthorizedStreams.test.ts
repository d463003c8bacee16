import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_KAFKA_REQUEST,
  toPlan,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { AuditLog } from '../audit';
import type { ClusterHandle } from '../clusters/types';
import {
  DoneRequests,
  DriftReader,
  DriftTables,
  ManagedTopics,
} from '../inventory';
import { topicConfigKind } from '../kinds';
import { aChange, aNewRequest } from '../requests/__testUtils__/newRequest';
import { ada, ben, ServiceWorld } from '../requests/__testUtils__/ServiceWorld';
import { StreamReader } from '../streams';
import { AuthorizedStreams } from './AuthorizedStreams';
import { kafkaRequestConditions, kafkaRequestRules } from './rules';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const topic = 'orders.placed.v1';
const stream = { cluster: 'dev', topic };
const acl = {
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: topic,
  principal: 'User:orders-api',
  host: '*',
  operation: 'write',
  permission: 'allow',
} as const;

const deny: PolicyDecision = { result: AuthorizeResult.DENY };
/** Only requests that this person filed. */
const ownOf = (ref: string): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'kafka-support',
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
  conditions: kafkaRequestConditions.isRequester({ claims: [ref] }),
});

/** Ada made the topic with access to it, and asks for a change of it. */
async function setUp(policy: Record<string, PolicyDecision> = {}) {
  const world = await ServiceWorld.create(databases);
  const { store, knex } = world;
  const now = new Date('2026-11-21T11:00:00.000Z');
  const config = { 'segment.ms': '3600000' };
  const admin = FakeClusterAdmin.create({
    topics: [{ name: topic, partitions: 3, replicationFactor: 3, config }],
    acls: [acl],
  });
  const changes = [
    aChange({
      parameters: { name: topic, partitions: 3, replicationFactor: 3, config },
    }),
    aChange({
      id: 'create-acl',
      operation: 'create-acl',
      parameters: { ...acl },
    }),
  ];
  await store.create(
    aNewRequest({
      status: 'verified',
      claimKeys: [],
      plan: toPlan(changes, now),
    }),
  );
  await store.create(aNewRequest());
  const facts = world.clusters.get('dev').facts;
  const handle: Pick<ClusterHandle, 'facts' | 'view' | 'modeFor'> = {
    facts,
    modeFor: () => 'apply',
    view: () => fakeClusterView({ admin, cluster: facts }),
  };
  const byName = new Map(
    Object.values(kafkaRequestRules).map(rule => [rule.name, rule]),
  );
  return AuthorizedStreams.create({
    streams: StreamReader.create({
      clusters: { list: () => [handle as ClusterHandle] },
      ownership: world.ownership,
      requests: store,
      audit: AuditLog.create({ knex }),
      inventory: { lastKnown: async () => undefined },
      drift: DriftReader.create({
        clusters: { get: () => handle as ClusterHandle },
        done: new DoneRequests(knex),
        tables: new DriftTables(knex),
        managed: ManagedTopics.create({
          clusters: { get: () => handle as ClusterHandle },
          urlReader: mockServices.urlReader.mock(),
          logger: mockServices.logger.mock(),
        }),
      }),
      kinds: { list: () => [topicConfigKind] },
      platform: ['group:default/platform'],
      now: () => now,
    }),
    permissions: mockServices.permissions.mock({
      authorizeConditional: async asked =>
        asked.map(
          ({ permission }) =>
            policy[permission.name] ?? { result: AuthorizeResult.ALLOW },
        ),
    }),
    ruleset: { getRuleByName: name => byName.get(name)! as any },
    callers: { resolve: async () => ben },
  });
}

const credentials = mockCredentials.user(ben.ref);

it('shows requests, and who asked, to those who may read them', async () => {
  const streams = await setUp({
    'kafka-support.request.read': ownOf(ada.ref),
  });
  const seen = await streams.get(stream, credentials);
  expect(seen.changes.items).toHaveLength(2);
  expect(seen.openRequests).toMatchObject([{ requester: ada.ref }]);
  expect(seen.configuration.settings).toMatchObject([
    { verdict: 'as approved', approval: { visible: true, requester: ada.ref } },
  ]);
  expect(seen.access.grants).toMatchObject([
    { origin: 'request', approval: { visible: true, requester: ada.ref } },
  ]);
});

it.each([['their own only', ownOf(ben.ref)] as const, ['none', deny] as const])(
  'names no request of others to those who may read %s',
  async (_, decision) => {
    const streams = await setUp({ 'kafka-support.request.read': decision });
    const seen = await streams.get(stream, credentials);
    expect(seen.changes.items).toEqual([]);
    expect(seen.openRequests).toEqual([]);
    expect(seen.configuration.settings).toMatchObject([
      { verdict: 'as approved', approval: { visible: false } },
    ]);
    expect(seen.access.grants).toMatchObject([
      { origin: 'request', approval: { visible: false } },
    ]);
    expect(JSON.stringify(seen)).not.toContain(ada.ref);
  },
);

it('says which permission is missing to file something', async () => {
  const streams = await setUp({ 'kafka-support.request.create': deny });
  expect((await streams.get(stream, credentials)).actions).toMatchObject([
    {
      outcome: 'refused',
      reason: expect.stringContaining('"kafka-support.request.create"'),
    },
  ]);
});

it('needs the permission to read, and a condition is no permission', async () => {
  for (const decision of [deny, ownOf(ben.ref)]) {
    const streams = await setUp({ 'kafka-support.read': decision });
    await expect(streams.get(stream, credentials)).rejects.toThrow(
      '"kafka-support.read"',
    );
  }
});
