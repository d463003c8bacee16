import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kindSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { AuditLog, AuditVerifier } from '../audit';
import { facetsOf } from '../inventory';
import { builtInKinds } from '../kinds';
import { ServiceWorld } from '../requests/__testUtils__/ServiceWorld';
import { authorizedReads } from './authorizedReads';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const credentials = mockCredentials.user();

async function setUp(...denied: string[]) {
  const world = await ServiceWorld.create(databases);
  const readAt = world.now.toISOString();
  const log = AuditLog.create({ knex: world.knex });
  const verifier = AuditVerifier.create({ knex: world.knex });
  return authorizedReads({
    clusters: world.clusters,
    kinds: { list: () => builtInKinds },
    guardrails: { list: () => [] },
    claims: {
      preview: async () => ({
        cluster: 'dev',
        batches: [],
        owned: [],
        refused: [],
        unknown: [],
        problems: [],
        left: 0,
        readAt,
      }),
    },
    inventory: {
      list: async query => ({
        items: [],
        ...facetsOf([], [], query),
        syncs: [],
        unreachable: [],
        readAt,
      }),
      streamsOf: async entity => ({
        entity,
        streams: [],
        unreachable: [],
        readAt,
      }),
    },
    audit: {
      list: query => log.list(query),
      verify: () => verifier.verify(),
    },
    permissions: mockServices.permissions.mock({
      authorize: async asked =>
        asked.map(({ permission }) => ({
          result: denied.includes(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    }),
  });
}

it('answers each kind with the JSON schema of its spec and its mode by cluster', async () => {
  const { kinds } = await setUp();
  const list = await kinds.list(credentials);
  expect(list.map(({ id }) => id)).toContain('topic-create');
  for (const kind of list) {
    expect(kindSchema.parse(kind)).toEqual(kind);
    expect(kind.modes).toEqual({
      dev: 'apply',
      prod: 'apply',
      watched: 'observe',
    });
    expect(kind.specJsonSchema.$schema).toContain('json-schema.org');
  }
  expect(list.find(({ id }) => id === 'topic-create')).toMatchObject({
    specJsonSchema: {
      type: 'object',
      additionalProperties: false,
      properties: { name: { type: 'string' } },
    },
  });
});

it('needs the permission to read, and another one for the audit log', async () => {
  const permitted = await setUp();
  const blind = await setUp('kafka-support.read');
  const curious = await setUp('kafka-support.audit.read');
  const reads: ((from: typeof blind) => Promise<unknown>)[] = [
    from => from.kinds.list(credentials),
    from => from.guardrails.list(credentials),
    from => from.inventory.list({}, credentials),
    from => from.inventory.streamsOf('component:default/a', credentials),
  ];
  for (const read of reads) {
    await expect(read(permitted)).resolves.toBeDefined();
    await expect(read(curious)).resolves.toBeDefined();
    await expect(read(blind)).rejects.toThrow('"kafka-support.read"');
  }
  const audit = (from: typeof blind) => from.audit.list({}, credentials);
  await expect(audit(permitted)).resolves.toEqual({ items: [] });
  await expect(audit(curious)).rejects.toThrow('"kafka-support.audit.read"');
  await expect(permitted.audit.verify(credentials)).resolves.toMatchObject({
    verified: true,
  });
  await expect(curious.audit.verify(credentials)).rejects.toThrow(
    '"kafka-support.audit.read"',
  );
});
