import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { kafkaSupportPermissions } from '@kafka-support/backstage-plugin-kafka-support-common';
import request from 'supertest';
import { ada, ServiceWorld } from '../requests/__testUtils__/ServiceWorld';
import {
  registerPermissions,
  type RequestRuleset,
} from './registerPermissions';
import { kafkaRequestConditions } from './rules';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('tells the permission framework what there is and decides conditions for it', async () => {
  const world = await ServiceWorld.create(databases);
  let ruleset!: RequestRuleset;
  const { server } = await startTestBackend({
    features: [
      mockServices.permissionsRegistry.factory(),
      createBackendPlugin({
        pluginId: 'kafka-support',
        register(env) {
          env.registerInit({
            deps: { registry: coreServices.permissionsRegistry },
            async init({ registry }) {
              ruleset = registerPermissions(registry, world.store);
            },
          });
        },
      }),
    ],
  });
  const base = '/api/kafka-support/.well-known/backstage/permissions';
  const { body: metadata } = await request(server).get(`${base}/metadata`);
  expect(metadata.permissions.map((each: any) => each.name).sort()).toEqual(
    kafkaSupportPermissions.map(({ name }) => name).sort(),
  );
  expect(metadata.rules).toHaveLength(3);
  for (const rule of metadata.rules) {
    expect(rule.paramsSchema).toMatchObject({
      type: 'object',
      properties: { claims: { type: 'array', items: { type: 'string' } } },
      required: ['claims'],
    });
    expect(ruleset.getRuleByName(rule.name).description).toBe(rule.description);
  }

  const { id } = await world.submit();
  const { body } = await request(server)
    .post(`${base}/apply-conditions`)
    .set(
      'authorization',
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.service('plugin:permission'),
        targetPluginId: 'kafka-support',
      }),
    )
    .send({
      items: [ada.ref, 'user:default/else'].map((claim, i) => ({
        id: `${i}`,
        resourceRef: id,
        resourceType: 'kafka-request',
        conditions: kafkaRequestConditions.isRequester({ claims: [claim] }),
      })),
    });
  expect(body.items).toEqual([
    { id: '0', result: 'ALLOW' },
    { id: '1', result: 'DENY' },
  ]);
});
