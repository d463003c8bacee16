import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { makeCertificates } from './certificates.ts';
import type { ClusterDescription } from './description.ts';
import { openFolder } from './folder.ts';
import { KafkaNode } from './node.ts';

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
  /** Memory of each node; the default is enough for some hundred partitions. */
  heapMiB?: number;
}

/** A real Kafka cluster on this machine. */
export class KafkaCluster {
  readonly #clusterId: string;
  readonly #nodes: KafkaNode[];
  readonly #secured: ClusterDescription['secured'];
  readonly #release: () => void;

  private constructor(
    clusterId: string,
    nodes: KafkaNode[],
    secured: ClusterDescription['secured'],
    release: () => void,
  ) {
    this.#clusterId = clusterId;
    this.#nodes = nodes;
    this.#secured = secured;
    this.#release = release;
  }

  /**
   * Resolves when all nodes answer. Data of an earlier start in the same
   * folder is used again; that of another set-up (number of nodes, users) is
   * dropped.
   */
  static async start(options: ClusterOptions): Promise<KafkaCluster> {
    install();
    const dir = resolve(options.dir);
    const names = options.users && [...new Set(['admin', ...options.users])];
    const folder = await openFolder(dir, options);
    const { saved } = folder;
    const users =
      names && Object.fromEntries(names.map(name => [name, `${name}-secret`]));
    const certificates =
      names && makeCertificates(join(dir, 'certificates'), names);
    const nodes = saved.ports.map(
      (ports, index) =>
        new KafkaNode(
          join(dir, `node-${index + 1}`),
          {
            id: index + 1,
            ports,
            controllers: Object.fromEntries(
              saved.ports.map((each, at) => [at + 1, each.controller]),
            ),
            secured: users && certificates && { users, certificates },
          },
          options,
        ),
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
      folder.release,
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
    await Promise.all(this.#nodes.map(node => node.stop({ graceMs: 3_000 })));
    this.#release();
  }
}

function install(): void {
  const { status } = spawnSync(join(import.meta.dirname, 'install'), {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new Error('Kafka could not be installed; the reason stands above');
  }
}
