import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { DefaultClusters } from '../clusters';
import { realKafka } from '../clusters/__testUtils__/realKafka';
import { formatAddress } from '../clusters/kafka/clientSettings';
import { migrateLatest } from '../requests';
import { builtInFigures } from './figures';
import { InventorySync } from './InventorySync';
import { builtInSources } from './sources';
import { StoredInventory } from './StoredInventory';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
jest.setTimeout(60_000);

const settings = realKafka().scramOverTls();
const clusters = DefaultClusters.create({
  config: new ConfigReader({
    kafkaSupport: {
      clusters: {
        real: {
          environment: 'development',
          bootstrapServers: settings.bootstrapServers.map(formatAddress),
          ssl: { ca: realKafka().ca },
          sasl: {
            mechanism: 'scram-sha-512',
            username: settings.sasl!.username,
            password: settings.sasl!.password,
          },
        },
      },
    },
  }),
  logger: mockServices.logger.mock(),
});
const { admin } = clusters.get('real');
const name = `inventory.${process.pid}.A_b-c.v1`;

afterAll(async () => {
  await admin.deleteTopic(name);
  await clusters.close();
});

it('finds what a real cluster has, and takes a topic made again for a new one', async () => {
  const knex = await databases.init('SQLITE_3');
  await migrateLatest(knex);
  const parts = { clusters, sources: builtInSources, knex };
  const sync = InventorySync.create({
    ...parts,
    figures: builtInFigures,
    markers: [],
    keepGoneDays: 30,
    logger: mockServices.logger.mock(),
  });
  const inventory = StoredInventory.create({ ...parts, intervalMs: 60_000 });
  const topic = async () => {
    await sync.run();
    const { items, syncs } = await inventory.list({ q: name, type: 'topic' });
    expect(syncs).toMatchObject([{ state: 'current' }]);
    return items[0];
  };
  const create = (partitions: number) =>
    admin.createTopic({
      name,
      partitions,
      replicationFactor: 3,
      config: { 'retention.ms': '3600000' },
    });

  await create(2);
  const first = await eventually(async () => {
    const found = await topic();
    expect(found).toMatchObject({
      name,
      partitions: 2,
      replicationFactor: 3,
      offlinePartitions: 0,
      config: { 'retention.ms': '3600000' },
      totalBytes: 0,
      everWritten: false,
      movingPartitions: 0,
    });
    return found;
  });
  expect(first.recreatedAt).toBeUndefined();
  const all = await inventory.list({});
  expect(all.unreachable).toEqual([]);
  expect(all.syncs).toMatchObject([{ state: 'current' }]);

  await admin.deleteTopic(name);
  await eventually(() => create(4));
  await eventually(async () =>
    expect(await topic()).toMatchObject({
      partitions: 4,
      recreatedAt: expect.any(String),
    }),
  );
});
