import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, startChild, stopChild } from '../lib/children.ts';
import { cache } from '../lib/paths.ts';
import { serverProperties, type NodeProperties } from './properties.ts';

const startTimeoutMs = 120_000;
/** Enough for some hundred partitions. */
const defaultHeapMiB = 256;
const java = [
  ...['-Xms64m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  `-Dlog4j2.configurationFile=${join(
    import.meta.dirname,
    'log4j2.properties',
  )}`,
  ...['-cp', join(cache, 'kafka/libs/*')],
];

/** One broker and controller, as a process. */
export class KafkaNode {
  readonly #dir: string;
  readonly #properties: NodeProperties;
  readonly #heapMiB: number;
  #process: ChildProcess | undefined;

  constructor(
    dir: string,
    properties: Omit<NodeProperties, 'dataDir'>,
    options: { heapMiB?: number } = {},
  ) {
    this.#dir = dir;
    this.#heapMiB = options.heapMiB ?? defaultHeapMiB;
    this.#properties = { ...properties, dataDir: join(dir, 'data') };
  }

  get id(): number {
    return this.#properties.id;
  }

  get dir(): string {
    return this.#dir;
  }

  /** Process id; 0 while the node is down. */
  get pid(): number {
    return this.#process && isRunning(this.#process) ? this.#process.pid! : 0;
  }

  get ports(): NodeProperties['ports'] {
    return this.#properties.ports;
  }

  /** Writes the node's configuration and, the first time, formats its storage. */
  async prepare(clusterId: string): Promise<void> {
    mkdirSync(this.#dir, { recursive: true });
    const config = join(this.#dir, 'server.properties');
    writeFileSync(config, serverProperties(this.#properties), { mode: 0o600 });
    if (existsSync(join(this.#properties.dataDir, 'meta.properties'))) return;

    const scram = Object.entries(this.#properties.secured?.users ?? {}).flatMap(
      ([name, password]) => [
        '--add-scram',
        `SCRAM-SHA-512=[name=${name},password=${password}]`,
      ],
    );
    const format = this.#spawn('format.log', [
      'kafka.tools.StorageTool',
      'format',
      ...['-t', clusterId, '-c', config],
      ...scram,
    ]);
    const [code] = await once(format, 'exit');
    if (code !== 0) {
      throw new Error(
        `Kafka could not format the storage of node ${this.id}: ${this.#tail(
          'format.log',
        )}`,
      );
    }
  }

  /** Resolves when the broker answers clients. */
  async start(): Promise<void> {
    if (this.pid) return;
    const process = this.#spawn('server.log', [
      'kafka.Kafka',
      join(this.#dir, 'server.properties'),
    ]);
    this.#process = process;
    const deadline = Date.now() + startTimeoutMs;
    while (!this.#read('server.log').includes('Kafka Server started')) {
      if (!isRunning(process)) {
        throw new Error(
          `Kafka node ${this.id} ended while it started: ${this.#tail(
            'server.log',
          )}`,
        );
      }
      if (Date.now() > deadline) {
        await this.kill();
        throw new Error(
          `Kafka node ${this.id} was not up after ${
            startTimeoutMs / 1000
          } seconds: ${this.#tail('server.log')}`,
        );
      }
      await delay(100);
    }
  }

  /** Ends it as an operator would: leaders move first. */
  async stop(options?: { graceMs?: number }): Promise<void> {
    if (this.#process) await stopChild(this.#process, options);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.stop({ graceMs: 0 });
  }

  #spawn(log: string, args: string[]): ChildProcess {
    const output = openSync(join(this.#dir, log), 'w');
    try {
      return startChild('java', [`-Xmx${this.#heapMiB}m`, ...java, ...args], {
        cwd: this.#dir,
        stdio: ['ignore', output, output],
      });
    } finally {
      closeSync(output);
    }
  }

  #read(log: string): string {
    return readFileSync(join(this.#dir, log), 'utf8');
  }

  #tail(log: string): string {
    return `\n${this.#read(log).trimEnd().split('\n').slice(-15).join('\n')}`;
  }
}
