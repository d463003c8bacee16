// Server times of lists and of the entity tab, and memory, of a whole backend
// with a generated cluster; for dev/bench/inventory.ts:
//   node scripts/bench/lists.cjs '{"topics":5000,"requests":400,"database":{…}}'
// Prints its figures as JSON, on a line of its own, the last one.
const { requireCompiled } = require('./compiled.cjs');

const { Agent, get } = require('node:http');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const {
  coreServices,
  createBackendModule,
  createServiceFactory,
} = require('@backstage/backend-plugin-api');
const {
  mockCredentials,
  mockServices,
  startTestBackend,
} = require('@backstage/backend-test-utils');
const {
  databaseServiceFactory,
} = require('@backstage/backend-defaults/database');
const {
  catalogServiceMock,
} = require('@backstage/plugin-catalog-node/testUtils');
const { notificationService } = require('@backstage/plugin-notifications-node');
const { signalsServiceRef } = require('@backstage/plugin-signals-node');

const { clusterAdminExtensionPoint } = requireCompiled(
  'clusterAdminExtensionPoint',
);
const { kafkaSupportPlugin } = requireCompiled('plugin');
const { estate, teamOf, topicName, TEAMS } = require('./estate.cjs');

const options = JSON.parse(process.argv[2]);
const CLUSTER = 'bench';
const SYNC = 'kafka-support-inventory-sync';
const MIB = 1024 * 1024;

let peakRss = 0;
const rssMiB = () => process.memoryUsage.rss() / MIB;
setInterval(() => {
  peakRss = Math.max(peakRss, rssMiB());
}, 100).unref();

/** Of the heap, once garbage was collected. */
function usedAfterCollection() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / MIB;
}

const entity = (kind, name, spec) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec,
});
/** Each component has this many topics in a row, of which it owns two of three. */
const TOPICS_OF_COMPONENT = 25;
const components = Math.ceil(options.topics / TOPICS_OF_COMPONENT);
const entities = [
  ...Array.from({ length: TEAMS }, (_, n) =>
    entity('Group', `team-${n}`, { type: 'team', children: [] }),
  ),
  ...Array.from({ length: components }, (_, n) =>
    entity('Component', `app-${n}`, {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/team-${n % TEAMS}`,
    }),
  ),
];

let knex;
/** Puts the cluster in place, and lets the benchmark write owners. */
const bench = createBackendModule({
  pluginId: 'kafka-support',
  moduleId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        admin: clusterAdminExtensionPoint,
        database: coreServices.database,
      },
      async init({ admin, database }) {
        const cluster = estate(options.topics);
        admin.connectWith(() => cluster);
        knex = await database.getClient();
      },
    });
  },
});

const fake = (service, implementation) =>
  createServiceFactory({ service, deps: {}, factory: () => implementation });

/** Two of three topics are owned. */
async function own() {
  const rows = Array.from({ length: options.topics }, (_, n) => n)
    .filter(n => n % 3 !== 0)
    .map(n => ({
      resource: `${CLUSTER}/topic/${encodeURIComponent(topicName(n))}`,
      owner: `group:default/team-${teamOf(n)}`,
      component: `component:default/app-${Math.floor(n / TOPICS_OF_COMPONENT)}`,
      basis: 'request',
      source: 'bench',
      confirmed_at: new Date().toISOString(),
    }));
  for (let start = 0; start < rows.length; start += 100)
    await knex('ownerships').insert(rows.slice(start, start + 100));
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
function timed(port, path) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    get(
      {
        port,
        agent,
        path: `/api/kafka-support/${path}`,
        headers: {
          authorization: mockCredentials.user.header('user:default/bench'),
        },
      },
      response => {
        const parts = [];
        response.on('data', part => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode !== 200)
            reject(new Error(`${path}: ${response.statusCode} ${text}`));
          else resolve({ ms: performance.now() - started, text });
        });
      },
    ).on('error', reject);
  });
}

/** What people ask for, in turn; `n` makes each another one. */
const lists = [
  () => '',
  () => 'type=topic',
  n => `owner=${encodeURIComponent(`group:default/team-${n % TEAMS}`)}`,
  () => 'unowned=true',
  () => 'internal=false&type=topic',
  () => `cluster=${CLUSTER}&type=group`,
  () => 'state=underReplicated',
  () => 'mark=noConsumers',
  (_, cursor) => `cursor=${encodeURIComponent(cursor)}`,
  () => 'limit=200',
];

async function measure(port) {
  const first = JSON.parse((await timed(port, 'resources')).text);
  const listMs = [];
  const searchMs = [];
  const tabMs = [];
  for (let n = 0; n < options.requests; n += 1) {
    const query = lists[n % lists.length](n, first.nextCursor);
    listMs.push((await timed(port, `resources?${query}`)).ms);
  }
  // Each another text: nothing that was counted before is of use.
  for (let n = 0; n < options.requests / 4; n += 1)
    searchMs.push((await timed(port, `resources?q=stream-${n}`)).ms);
  for (let n = 0; n < options.requests / 4; n += 1) {
    const path = `readiness/by-entity/component/default/app-${n % components}`;
    tabMs.push((await timed(port, path)).ms);
  }
  return { totalItems: first.totalItems, listMs, searchMs, tabMs };
}

async function main() {
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      kafkaSupportPlugin,
      bench,
      scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.rootConfig.factory({
        data: {
          backend: { database: options.database },
          kafkaSupport: {
            clusters: {
              [CLUSTER]: {
                environment: 'production',
                bootstrapServers: ['bench.kafka.test:9092'],
              },
            },
            reviewers: { platform: ['group:default/team-0'] },
          },
        },
      }),
      databaseServiceFactory,
      catalogServiceMock.factory({ entities }),
      fake(coreServices.userInfo, {
        getUserInfo: async () => ({
          userEntityRef: 'user:default/bench',
          ownershipEntityRefs: ['user:default/bench'],
        }),
      }),
      fake(notificationService, { send: async () => undefined }),
      fake(signalsServiceRef, { publish: async () => undefined }),
    ],
  });
  const idleMiB = rssMiB();
  const port = server.port();
  const sync = async () => {
    const started = performance.now();
    await scheduler.triggerTask(SYNC);
    return performance.now() - started;
  };
  const firstSyncMs = await sync();
  await own();
  // A server does so by itself, within a minute or so.
  await knex.raw('analyze');
  const nextSyncMs = [];
  for (let n = 0; n < 3; n += 1) nextSyncMs.push(await sync());
  const measured = await measure(port);
  const memory = {
    idleMiB,
    peakMiB: peakRss,
    afterMiB: rssMiB(),
    usedMiB: usedAfterCollection(),
  };
  console.log(JSON.stringify({ firstSyncMs, nextSyncMs, memory, ...measured }));
  process.exit(0);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
