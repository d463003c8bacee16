/*
 * How long it takes from a request to the topic in the broker, beside the same
 * topic made straight with a Kafka client, on a cluster and a portal of its own:
 *   node dev/bench/main.ts [--write] [--quick]
 * Takes some minutes on a machine where nothing else runs. --write puts the
 * result into docs/performance.md; --quick only shows that it works.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { KafkaCluster } from '../kafka/cluster.ts';
import { command } from '../lib/command.ts';
import { cache, root } from '../lib/paths.ts';
import { freePorts } from '../lib/ports.ts';
import { stopOnSignal } from '../lib/stopOnSignal.ts';
import { startPortal } from '../portal/startPortal.ts';
import { load, machine, residentMiB } from './machine.ts';
import { benchConfig, Product } from './product.ts';
import { replaceMeasured, report, type Results } from './report.ts';
import { fill, inRounds, inTurns, previews, type Bench } from './runs.ts';
import { StraightClient } from './straight.ts';

const document = join(root, 'docs/performance.md');
const cluster = 'bench';
const clients = 8;
/** As long as a portal does nothing before its memory is read: the catalog takes in the organisation meanwhile. */
const idleMs = 30_000;

const sizes = {
  full: { inARow: 100, rounds: 3, each: 100, topics: 5_000, previews: 300 },
  quick: { inARow: 5, rounds: 1, each: 16, topics: 200, previews: 20 },
};

function say(what: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)}  ${what}`);
}

async function run(
  bench: Bench,
  pid: number,
  size: typeof sizes.full,
): Promise<Results> {
  await delay(idleMs);
  const idle = residentMiB(pid);

  say('warming up');
  await inTurns(bench, Math.ceil(size.inARow / 5));
  await inRounds(bench, 1, Math.ceil(size.each / 2));

  say(`${size.inARow} in a row, by turns`);
  const sequential = await inTurns(bench, size.inARow);
  say(`${size.rounds} rounds of ${size.each} by ${clients} clients`);
  const parallel = await inRounds(bench, size.rounds, size.each);

  say(`filling the cluster with ${size.topics} topics`);
  await fill(bench.straight[0], size.topics);
  say('previews');
  await previews(bench.product, Math.ceil(size.previews / 5), 1);
  const alone = await previews(bench.product, size.previews, 1);
  const together = await previews(bench.product, size.previews, clients);
  return {
    sequential,
    parallel,
    clients,
    topics: size.topics,
    previews: alone,
    previewsInParallel: together,
    memory: { idle, after: residentMiB(pid) },
  };
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  if (values.write && values.quick)
    throw new Error('--quick measures too little to be written down');
  const size = values.quick ? sizes.quick : sizes.full;
  const before = load();

  const dir = join(cache, 'bench');
  rmSync(dir, { recursive: true, force: true });
  const toStop: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of toStop.splice(0).reverse()) await stop();
  };
  stopOnSignal(stopAll);
  try {
    say('starting Kafka and the portal');
    const kafka = await KafkaCluster.start({
      dir: join(dir, 'kafka'),
      nodes: 3,
      // For the partitions of all those topics.
      heapMiB: 1024,
    });
    toStop.push(() => kafka.stop());
    const bootstrap = kafka.describe().bootstrap.PLAINTEXT!;
    const [port] = await freePorts(1);
    const portal = await startPortal({
      port,
      dir,
      clusters: {},
      config: { kafkaSupport: benchConfig(cluster, bootstrap) },
      database: 'file',
    });
    toStop.push(portal.stop);
    const straight = Array.from(
      { length: clients },
      () => new StraightClient(bootstrap),
    );
    toStop.push(async () => {
      await Promise.all(straight.map(client => client.close()));
    });
    const product = await Product.create({ baseUrl: portal.url, cluster });

    const results = await run({ product, straight }, portal.process.pid!, size);
    const measured = [
      `Measured on ${new Date().toISOString().slice(0, 10)}:`,
      ...machine(),
      `${before.toFixed(1)} processes waited for a CPU before it began.`,
    ]
      .map((line, index) => (index === 0 ? `${line}\n` : `- ${line}`))
      .join('\n')
      .concat('\n\n', report(results));
    console.log(measured);
    if (values.write) {
      writeFileSync(
        document,
        replaceMeasured(readFileSync(document, 'utf8'), measured),
      );
    }
  } finally {
    await stopAll();
  }
});
