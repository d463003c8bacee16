/*
 * How long a sync of the inventory takes beside the same calls made straight,
 * and what lists, the tab of an entity and memory cost at many topics:
 *   node dev/bench/inventory.ts [--write] [--quick] [--only syncs|lists]
 * Takes some ten minutes on a machine where nothing else runs. --write puts the
 * result into docs/performance.md; --quick only shows that it works.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KafkaCluster } from '../kafka/cluster.ts';
import { command } from '../lib/command.ts';
import { cache, root } from '../lib/paths.ts';
import { stopOnSignal } from '../lib/stopOnSignal.ts';
import {
  inventoryPlaces,
  inventoryReport,
  type ListFigures,
  type SyncFigures,
} from './inventoryReport.ts';
import { load, machine } from './machine.ts';
import { ownDatabase } from './ownDatabase.ts';
import { replaceMeasured } from './report.ts';
import { runScript } from './runScript.ts';
import { StraightClient } from './straight.ts';

const document = join(root, 'docs/performance.md');
const scripts = 'plugins/kafka-support-backend/scripts/bench';

const sizes = {
  full: { topics: 5_000, rounds: 5, lists: [5_000, 50_000], requests: 400 },
  quick: { topics: 200, rounds: 1, lists: [500], requests: 40 },
};

function say(what: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)}  ${what}`);
}

/** First: an estate of its own on real brokers. */
async function measureSyncs(
  dir: string,
  size: typeof sizes.full,
): Promise<SyncFigures> {
  say('starting Kafka');
  const kafka = await KafkaCluster.start({
    dir: join(dir, 'kafka'),
    nodes: 3,
    // For the partitions of all those topics.
    heapMiB: 1024,
  });
  try {
    const bootstrapServers = kafka.describe().bootstrap.PLAINTEXT!;
    say(`filling the cluster with ${size.topics} topics of three partitions`);
    const client = new StraightClient(bootstrapServers);
    const names = Array.from(
      { length: size.topics },
      (_, n) => `bench.${n}.v1`,
    );
    await client.createMany(names, 3);
    await client.close();
    say(
      `${size.rounds} rounds of syncs, by turns with the same calls straight`,
    );
    return await runScript(join(scripts, 'sync.cjs'), {
      bootstrapServers,
      topics: size.topics,
      rounds: size.rounds,
      directory: dir,
    });
  } finally {
    await kafka.stop();
  }
}

/** Then a whole backend with a generated cluster, for each size and database. */
async function measureLists(
  dir: string,
  size: typeof sizes.full,
): Promise<ListFigures[]> {
  const measured: ListFigures[] = [];
  await runScript(join(scripts, 'compiled.cjs'), {});
  for (const topics of size.lists)
    for (const kind of ['SQLite', 'PostgreSQL'] as const) {
      say(`lists of ${topics} topics on ${kind}`);
      const database = await ownDatabase(kind, join(dir, `${kind}-${topics}`));
      try {
        const figures = await runScript<Omit<ListFigures, 'topics' | 'on'>>(
          join(scripts, 'lists.cjs'),
          { topics, requests: size.requests, database: database.config },
        );
        measured.push({ topics, on: kind, ...figures });
      } finally {
        await database.stop();
      }
    }
  return measured;
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  if (values.only !== undefined && !['syncs', 'lists'].includes(values.only))
    throw new Error(
      `--only "${values.only}": only syncs or lists are possible`,
    );
  if (values.write && (values.quick || values.only))
    throw new Error('--quick and --only measure too little to be written down');
  const size = values.quick ? sizes.quick : sizes.full;
  const before = load();
  const dir = join(cache, 'bench-inventory');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  // What was started is listed with the guardian, and ended there.
  stopOnSignal(async () => undefined);

  const syncs =
    values.only === 'lists' ? undefined : await measureSyncs(dir, size);
  const lists =
    values.only === 'syncs' ? undefined : await measureLists(dir, size);
  const measured = [
    `Measured on ${new Date().toISOString().slice(0, 10)}:\n`,
    ...machine().map(line => `- ${line}`),
    `- ${before.toFixed(
      1,
    )} processes waited for a CPU before it began, ${load().toFixed(
      1,
    )} at the end.`,
    '',
    inventoryReport({ syncs, lists }),
  ].join('\n');
  console.log(measured);
  if (values.write)
    writeFileSync(
      document,
      replaceMeasured(
        readFileSync(document, 'utf8'),
        measured,
        inventoryPlaces,
      ),
    );
});
