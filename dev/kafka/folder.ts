import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { freePorts, holdPort, isPortFree } from '../lib/ports.ts';
import type { ClusterOptions } from './cluster.ts';
import { clientListeners } from './description.ts';
import type { NodePorts } from './properties.ts';

/** What a start leaves for the next one in the same folder. */
export interface Saved {
  setup: string;
  /** Port that whoever runs the cluster holds, so that nobody else does. */
  lock: number;
  clusterId: string;
  ports: NodePorts[];
}

/**
 * Takes a cluster's folder for this process, emptied when its data is from
 * another set-up.
 *
 * @throws Error when a cluster runs there, or when it holds something else
 */
export async function openFolder(
  dir: string,
  options: ClusterOptions,
): Promise<{ saved: Saved; release(): void }> {
  const file = join(dir, 'cluster.json');
  const setup = JSON.stringify([options.nodes, options.users, dir]);
  const earlier: Saved | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined;
  if (!earlier && existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(
      `"${dir}" holds something else than a Kafka cluster; name an empty or a new folder`,
    );
  }
  const port = earlier?.lock ?? (await freePorts(1))[0];
  const lock = await holdPort(port);
  if (!lock) {
    throw new Error(
      `A Kafka cluster already runs in "${dir}" (port ${port} is taken); end it first`,
    );
  }
  // It ends with this process and is no reason to stay.
  lock.unref();

  const reusable = earlier?.setup === setup ? earlier : undefined;
  if (!reusable) rmSync(dir, { recursive: true, force: true });
  const wanted = options.firstPort;
  const keepsPorts =
    reusable &&
    (wanted === undefined || reusable.ports[0].clients.PLAINTEXT === wanted) &&
    (await Promise.all(reusable.ports.flatMap(allPorts).map(isPortFree))).every(
      Boolean,
    );
  const saved: Saved = {
    setup,
    lock: port,
    clusterId: reusable?.clusterId ?? newClusterId(),
    ports: keepsPorts ? reusable.ports : await choosePorts(options),
  };
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, JSON.stringify(saved, undefined, 2));
  return { saved, release: () => lock.close() };
}

function allPorts(ports: NodePorts): number[] {
  return [ports.controller, ...Object.values(ports.clients)];
}

async function choosePorts(options: ClusterOptions): Promise<NodePorts[]> {
  const listeners = options.users ? clientListeners : (['PLAINTEXT'] as const);
  const perNode = listeners.length + 1;
  const ports = await freePorts(options.nodes * perNode);
  return Array.from({ length: options.nodes }, (_, node) => {
    const [controller, ...clients] = ports.slice(
      node * perNode,
      (node + 1) * perNode,
    );
    const chosen = Object.fromEntries(
      listeners.map((name, at) => [name, clients[at]]),
    );
    if (options.firstPort !== undefined) {
      chosen.PLAINTEXT = options.firstPort + node;
    }
    return { controller, clients: chosen };
  });
}

function newClusterId(): string {
  // Kafka's tools take an id that begins with "-" for an option.
  return `K${randomBytes(16).toString('base64url').slice(1)}`;
}
