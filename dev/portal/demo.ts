/*
 * The example portal on a real Kafka, for people to try. See dev/demo.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChild, stopChild } from '../lib/children.ts';
import { command } from '../lib/command.ts';
import { cache } from '../lib/paths.ts';
import { isPortFree } from '../lib/ports.ts';
import { tail } from '../lib/run.ts';
import { stopOnSignal } from '../lib/stopOnSignal.ts';
import type { KafkaAccess } from '../seed/connect.ts';
import { changePastThePortal } from '../seed/pastThePortal.ts';
import { buildApp } from './buildApp.ts';
import { exampleConfig } from './clusterConfig.ts';
import { exampleClusters } from './exampleClusters.ts';
import { fileExampleRequests } from './exampleRequests.ts';
import { people } from './people.ts';
import { signIn } from './signIn.ts';
import { startPortal } from './startPortal.ts';

const startedAt = Date.now();

function say(what: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${what}`);
}

/** Ended in this order, whatever happens. */
const toStop: (() => Promise<void>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of toStop.reverse()) await stop();
}

function startTraffic(dir: string, access: KafkaAccess): void {
  const file = join(dir, 'access.json');
  writeFileSync(file, JSON.stringify(access), { mode: 0o600 });
  const traffic = startChild(
    process.execPath,
    [
      '--disable-warning=TimeoutNegativeWarning',
      join(import.meta.dirname, '../seed/traffic.ts'),
      file,
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  toStop.push(() => stopChild(traffic, { graceMs: 5_000 }));
}

interface Clusters {
  production: KafkaAccess;
  development?: KafkaAccess;
}

async function startClusters(dir: string): Promise<Clusters> {
  say('starting Kafka: three nodes for production, one for development');
  const started = await exampleClusters(join(dir, 'kafka'));
  toStop.push(started.stop);
  // Requests in an earlier database are about topics that are no more.
  if (started.fresh) {
    rmSync(join(dir, 'database'), { recursive: true, force: true });
  }
  say(`Kafka runs at ${started.production.bootstrap.PLAINTEXT}`);
  return started;
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7007' },
      kafka: { type: 'string' },
      'no-browser-wait': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `--port "${values.port}": a number from 1 to 65535 is needed`,
    );
  }
  if (!(await isPortFree(port))) {
    throw new Error(
      `Port ${port} is in use: end what listens there, or name another with --port`,
    );
  }
  // Each cluster with the requests that are about it.
  const dir = join(
    cache,
    values.kafka ? `demo-${values.kafka.replace(/[^\w.-]/g, '_')}` : 'demo',
  );
  stopOnSignal(stopAll);
  try {
    say('building the pages, unless that is done');
    const [clusters] = await Promise.all([
      values.kafka
        ? { production: { bootstrap: { PLAINTEXT: values.kafka.split(',') } } }
        : startClusters(dir),
      buildApp(),
    ]);
    say('starting the portal');
    const portal = await startPortal({
      port,
      clusters: exampleConfig(clusters),
      dir,
      database: 'file',
    });
    toStop.push(portal.stop);
    portal.process.once('exit', () => {
      if (portal.stopping) return;
      console.error(`The portal ended\n${tail(portal.log)}`);
      stopAll().finally(() => process.exit(1));
    });
    if (!values.kafka) startTraffic(dir, clusters.production);
    if (!values['no-browser-wait']) await signIn(portal.url, people()[0].ref);
    if (!values.kafka) {
      await fileExampleRequests(portal.url);
      await changePastThePortal(clusters.production);
    }

    say(`ready at ${portal.url}`);
    console.log('\nSign in as');
    for (const { name, role } of people()) {
      console.log(`  ${name.padEnd(8)}${role}`);
    }
    console.log(`\nLogs and data are in ${dir}. Ctrl-C ends everything.`);
  } catch (error) {
    await stopAll();
    throw error;
  }
});
