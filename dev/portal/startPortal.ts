import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, startChild, stopChild } from '../lib/children.ts';
import { root } from '../lib/paths.ts';
import { isPortFree } from '../lib/ports.ts';
import { tail } from '../lib/run.ts';
import { buildApp } from './buildApp.ts';

export interface PortalOptions {
  port: number;
  /** Entries of `kafkaSupport.clusters`; see `clusterConfig`. */
  clusters: Record<string, unknown>;
  /** Configuration and log go here, and the database unless it is kept in memory. */
  dir: string;
  database?: 'memory' | 'file';
  /** Merged over everything else, by top-level key of the configuration. */
  config?: Record<string, unknown>;
}

export interface Portal {
  url: string;
  log: string;
  process: ChildProcess;
  /** Set by `stop`: its end is no surprise then. */
  stopping: boolean;
  stop(): Promise<void>;
}

const startTimeoutMs = 180_000;

/**
 * Serves the portal, the built frontend included, on one port of this machine.
 * Resolves when it is ready for people to sign in.
 *
 * @throws Error when the port is in use, or with the end of the log when the
 * backend does not start
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  if (!(await isPortFree(options.port))) {
    throw new Error(
      `Port ${options.port} is in use: end what listens there, or name another with --port`,
    );
  }
  await buildApp();

  mkdirSync(options.dir, { recursive: true });
  const log = join(options.dir, 'portal.log');
  const backend = startBackend(options, writeConfig(options), log);
  const portal: Portal = {
    url: `http://localhost:${options.port}`,
    log,
    process: backend,
    stopping: false,
    async stop() {
      portal.stopping = true;
      await stopChild(backend);
    },
  };
  try {
    await untilReady(portal, options.port);
  } catch (error) {
    await portal.stop();
    throw error;
  }
  await openOneSocket(options.port);
  return portal;
}

function writeConfig(options: PortalOptions): string {
  const file = join(options.dir, 'app-config.yaml');
  const connection =
    options.database === 'file'
      ? { directory: join(options.dir, 'database') }
      : ':memory:';
  // JSON is YAML.
  const config = {
    backend: { database: { client: 'better-sqlite3', connection } },
    kafkaSupport: { clusters: options.clusters },
    ...options.config,
  };
  writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return file;
}

function startBackend(
  options: PortalOptions,
  config: string,
  log: string,
): ChildProcess {
  const require = createRequire(join(root, 'package.json'));
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const configs = [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.one-port.yaml'),
    config,
  ];
  const output = openSync(log, 'w');
  // From its sources, as `backstage-cli package start` does, but without the
  // watcher: what is served is what was there at the start.
  const child = startChild(
    process.execPath,
    [
      '--enable-source-maps',
      '--no-warnings',
      ...['--require', transform],
      'src/index.ts',
      ...configs.flatMap(path => ['--config', path]),
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', output, output],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORTAL_PORT: String(options.port),
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      },
    },
  );
  closeSync(output);
  return child;
}

async function untilReady(portal: Portal, port: number): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  const address = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    if (!isRunning(portal.process)) {
      throw new Error(`The portal ended while it started\n${tail(portal.log)}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The portal was not ready after ${
          startTimeoutMs / 1000
        } seconds\n${tail(portal.log)}`,
      );
    }
    await delay(200);
  }
}

/**
 * The first socket after a start is never answered: the signals backend listens
 * only from then on. Better it is this one than that of a page.
 */
async function openOneSocket(port: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/signals`);
  socket.onerror = () => {};
  await delay(300);
  socket.close();
}
