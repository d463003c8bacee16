// How long syncs of a real cluster take, beside the same calls made straight, by
// turns; for dev/bench/inventory.ts:
//   node scripts/bench/sync.cjs '{"bootstrapServers":["…"],"topics":5000,"rounds":5,"directory":"…"}'
// Prints its figures as JSON, on the last line.
require('@backstage/cli/config/nodeTransform.cjs');

const { join } = require('node:path');
const { ConfigReader } = require('@backstage/config');
const Knex = require('knex').default;
const { DefaultClusters } = require('../../src/clusters');
const {
  builtInFigures,
  builtInMarkers,
  builtInSources,
  InventorySync,
} = require('../../src/inventory');
const { migrateLatest } = require('../../src/requests');

const options = JSON.parse(process.argv[2]);
const long = { timeoutMs: 60_000 };

/** What goes wrong is said; the rest is of no interest here. */
const logger = {
  error: console.error,
  warn: console.error,
  info: () => {},
  debug: () => {},
  child: () => logger,
};
const clusters = DefaultClusters.create({
  config: new ConfigReader({
    kafkaSupport: {
      clusters: {
        bench: {
          environment: 'staging',
          bootstrapServers: options.bootstrapServers,
        },
      },
    },
  }),
  logger: logger,
});
const { admin } = clusters.get('bench');

async function timed(action) {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

/** What a sync asks the cluster for, one call after the other, and nothing else. */
async function straight() {
  const topics = await admin.listTopics(long);
  await admin.describeTopicConfigs(
    topics.map(({ name }) => name),
    long,
  );
  const { read } = await admin.listGroups(long);
  const groupIds = read.map(({ groupId }) => groupId);
  await admin.describeAcls({}, long).catch(error => {
    if (error.code !== 'SECURITY_DISABLED') throw error;
  });
  await admin.describeClientQuotas(long);
  await admin.describeGroups(groupIds, long);
  await admin.listGroupOffsets(groupIds, long);
  const partitions = topics.flatMap(({ name: topic, partitions: count }) =>
    Array.from({ length: count }, (_, partition) => ({ topic, partition })),
  );
  await admin.listOffsets(partitions, 'latest', long);
  await admin.describeLogDirs(long);
  await admin.listPartitionReassignments(long);
  return { topics: topics.length, partitions: partitions.length };
}

let made = 0;
async function newDatabase() {
  const knex = Knex({
    client: 'better-sqlite3',
    connection: { filename: join(options.directory, `sync-${++made}.sqlite`) },
    useNullAsDefault: true,
  });
  await migrateLatest(knex);
  return knex;
}

/** Tables that `action` writes to. */
async function writesOf(knex, action) {
  const tables = new Set();
  const listen = ({ sql }) => {
    const [, table] =
      /^(?:insert into|update|delete from) `(\w+)/.exec(sql) ?? [];
    if (table) tables.add(table);
  };
  knex.on('query', listen);
  await action();
  knex.off('query', listen);
  return [...tables];
}

async function round() {
  const knex = await newDatabase();
  const sync = InventorySync.create({
    clusters,
    sources: builtInSources,
    figures: builtInFigures,
    markers: [...builtInMarkers],
    keepGoneDays: 30,
    knex,
    logger: logger,
  });
  const straightMs = await timed(straight);
  const firstMs = await timed(() => sync.run());
  const straightAgainMs = await timed(straight);
  let writes;
  const nextMs = await timed(async () => {
    writes = await writesOf(knex, () => sync.run());
  });
  const [{ reason, failed_at: failedAt }] = await knex('inventory_syncs').where(
    { type: 'topic' },
  );
  if (failedAt) throw new Error(`The sync failed: ${reason}`);
  const rows = await knex('resources').count({ count: '*' });
  await knex.destroy();
  return {
    straightMs: [straightMs, straightAgainMs],
    firstMs,
    nextMs,
    writes,
    rows: Number(rows[0].count),
  };
}

/** Brokers take their time to know of thousands of new topics. */
async function untilSettled() {
  for (;;) {
    const topics = await admin.listTopics(long);
    const settled = topics.filter(
      each => !each.offlinePartitions && !each.underReplicatedPartitions,
    );
    if (settled.length >= options.topics && settled.length === topics.length)
      return;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}

async function main() {
  await untilSettled();
  const size = await straight();
  await round(); // warms all up
  const rounds = [];
  for (let n = 0; n < options.rounds; n += 1) rounds.push(await round());
  await clusters.close();
  console.log(JSON.stringify({ ...size, rounds }));
  process.exit(0);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
