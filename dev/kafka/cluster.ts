import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { freePorts, isPortFree } from '../lib/ports.ts';
import { makeCertificates } from './certificates.ts';
import { clientListeners, type ClusterDescription } from './description.ts';
import { KafkaNode } from './node.ts';
import type { NodePorts } from './properties.ts';

export interface ClusterOptions {
  /** Data, logs and certificates; used again by the next start. */
  dir: string;
  nodes: 1 | 3;
  /**
   * Names of users that get a password (`<name>-secret`) and a certificate;
   * `admin` is always one of them. Absent: the plain listener only.
   */
  users?: string[];
  /** The plain listeners get this port and those after it; others any free ones. */
  firstPort?: number;
}

/** What a start leaves for the next one in the same folder. */
interface Saved {
  setup: string;
  /** Process that runs, or ran, the cluster. */
  owner: number;
  clusterId: string;
  ports: NodePorts[];
}

/** A real Kafka cluster on this machine. */
export class KafkaCluster {
  readonly #clusterId: string;
  readonly #nodes: KafkaNode[];
  readonly #secured: ClusterDescription['secured'];

  private constructor(
    clusterId: string,
    nodes: KafkaNode[],
    secured: ClusterDescription['secured'],
  ) {
    this.#clusterId = clusterId;
    this.#nodes = nodes;
    this.#secured = secured;
  }

  /**
   * Resolves when all nodes answer. Data of an earlier start in the same
   * folder is used again; that of another set-up (number of nodes, users) is
   * dropped.
   */
  static async start(options: ClusterOptions): Promise<KafkaCluster> {
    execFileSync(join(import.meta.dirname, 'install'), { stdio: 'inherit' });
    const dir = resolve(options.dir);
    const saved = await prepareFolder(dir, options);

    const names = options.users && [...new Set(['admin', ...options.users])];
    const users =
      names && Object.fromEntries(names.map(name => [name, `${name}-secret`]));
    const certificates =
      names && makeCertificates(join(dir, 'certificates'), names);
    const nodes = saved.ports.map(
      (ports, index) =>
        new KafkaNode(join(dir, `node-${index + 1}`), {
          id: index + 1,
          ports,
          controllers: Object.fromEntries(
            saved.ports.map((each, at) => [at + 1, each.controller]),
          ),
          secured: users && certificates && { users, certificates },
        }),
    );
    const cluster = new KafkaCluster(
      saved.clusterId,
      nodes,
      users &&
        certificates && {
          saslMechanisms: ['SCRAM-SHA-512', 'PLAIN'],
          users,
          ca: certificates.ca,
          clients: certificates.clients,
        },
    );
    try {
      await Promise.all(nodes.map(node => node.prepare(saved.clusterId)));
      await Promise.all(nodes.map(node => node.start()));
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  describe(): ClusterDescription {
    const nodes = this.#nodes.map(node => ({
      id: node.id,
      pid: node.pid,
      dir: node.dir,
      listeners: Object.fromEntries(
        Object.entries(node.ports.clients).map(([name, port]) => [
          name,
          `127.0.0.1:${port}`,
        ]),
      ),
    }));
    return {
      clusterId: this.#clusterId,
      nodes,
      bootstrap: Object.fromEntries(
        Object.keys(this.#nodes[0].ports.clients).map(name => [
          name,
          nodes.map(node => node.listeners[name]),
        ]),
      ),
      secured: this.#secured,
    };
  }

  /** @throws Error naming the nodes there are when there is none with this id */
  node(id: number): KafkaNode {
    const node = this.#nodes.find(each => each.id === id);
    if (!node) {
      const ids = this.#nodes.map(each => each.id).join(', ');
      throw new Error(`There is no Kafka node "${id}", only ${ids}`);
    }
    return node;
  }

  /** Ends all nodes at once; the data stays. */
  async stop(): Promise<void> {
    // A node cannot hand its partitions over when the others leave as well,
    // and Kafka recovers its logs anyhow: no reason to wait for long.
    await Promise.all(this.#nodes.map(node => node.stop({ graceMs: 4_000 })));
  }
}

async function prepareFolder(
  dir: string,
  options: ClusterOptions,
): Promise<Saved> {
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
  const portsAreFree =
    !earlier ||
    (await Promise.all(earlier.ports.flatMap(allPorts).map(isPortFree))).every(
      Boolean,
    );
  if (earlier && !portsAreFree && isAlive(earlier.owner)) {
    throw new Error(
      `A Kafka cluster already runs in "${dir}", started by process ${earlier.owner}`,
    );
  }

  const reusable = earlier?.setup === setup ? earlier : undefined;
  if (!reusable) rmSync(dir, { recursive: true, force: true });
  const wanted = options.firstPort;
  const keepsPorts =
    reusable &&
    portsAreFree &&
    (wanted === undefined || reusable.ports[0].clients.PLAINTEXT === wanted);
  const saved: Saved = {
    setup,
    owner: process.pid,
    clusterId: reusable?.clusterId ?? newClusterId(),
    ports: keepsPorts ? reusable.ports : await choosePorts(options),
  };
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, JSON.stringify(saved, undefined, 2));
  return saved;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
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
