import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { StoredRequest } from '../../requests/types';
import { RealKafkaWorld } from './RealKafkaWorld';
import type { ReplicaOptions, SentCall } from './replicaTypes';
import { seededRandom } from './seededRandom';

const timings = {
  leaseMs: 13_000,
  callTimeoutMs: 3_000,
  planTimeoutMs: 3_000,
  readBackMs: 2_000,
};
/** A failed one is retried until it does. */
const rests = ['verified', 'unverified', 'denied', 'in_review'];

/**
 * Two replicas on one PostgreSQL and one real Kafka. Requests are approved at
 * one or the other, while one of them is killed at random instants and started
 * again.
 */
export class ReplicaTrial {
  readonly #world: RealKafkaWorld;
  readonly #dir = mkdtempSync(join(tmpdir(), 'replicas-'));
  readonly #options: ReplicaOptions;
  readonly #random: () => number;
  readonly #replicas: (ChildProcess | undefined)[] = [undefined, undefined];
  #kills = 0;

  private constructor(world: RealKafkaWorld, knex: Knex, seed: number) {
    this.#world = world;
    this.#random = seededRandom(seed);
    this.#options = {
      connection: knex.client.config.connection,
      config: world.config,
      timings,
      sweepIntervalMs: 250,
      witness: join(this.#dir, 'calls'),
    };
    writeFileSync(this.#options.witness, '');
  }

  static async create(knex: Knex, seed: number): Promise<ReplicaTrial> {
    const world = await RealKafkaWorld.create(knex);
    const trial = new ReplicaTrial(world, knex, seed);
    await Promise.all([trial.#startReplica(0), trial.#startReplica(1)]);
    return trial;
  }

  get kills(): number {
    return this.#kills;
  }

  get asked(): number {
    return this.#world.asked.length;
  }

  /** Approves requests until so many replicas were killed, or the time is over. */
  async run(options: {
    kills: number;
    forMs: number;
    pauseMs: number;
  }): Promise<void> {
    const end = Date.now() + options.forMs;
    const goesOn = () => Date.now() < end && this.#kills < options.kills;
    const killing = this.#killWhile(goesOn);
    while (goesOn()) {
      await this.#approve();
      await sleep(this.#random() * options.pauseMs);
    }
    await killing;
  }

  /** Waits until every request rests, as long as something moves within the time. */
  async settle(withinMs: number): Promise<StoredRequest[]> {
    const ids = this.#world.asked.map(({ id }) => id);
    let end = Date.now() + withinMs;
    let moved = 0;
    for (;;) {
      const found = await this.#world.store.getMany(ids);
      const requests = found.map(request => request!);
      await this.#retryUnsent(requests);
      const waiting = requests.filter(({ status }) => !rests.includes(status));
      const moves = requests.reduce((sum, { version }) => sum + version, 0);
      if (moves > moved) end = Date.now() + withinMs;
      moved = moves;
      if (waiting.length === 0 || Date.now() > end) return requests;
      await sleep(250);
    }
  }

  /** What is wrong with a request, its timeline or what the broker has. */
  faultsOf(request: StoredRequest): Promise<string[]> {
    return this.#world.faultsOf(request);
  }

  /** How many changes lost their answer to a death. */
  async interrupted(): Promise<number> {
    const timelines = await Promise.all(
      this.#world.asked.map(({ id }) => this.#world.store.events(id)),
    );
    return timelines.flat().filter(({ type }) => type === 'change.unknown')
      .length;
  }

  /** Calls that were made once more after the broker had accepted them. */
  repeatedCalls(): string[] {
    const accepted = new Set<string>();
    const repeated: string[] = [];
    const lines = readFileSync(this.#options.witness, 'utf8').split('\n');
    for (const line of lines.filter(text => text.endsWith('}'))) {
      const { call, is } = JSON.parse(line) as SentCall;
      if (is === 'accepted') accepted.add(call);
      else if (accepted.has(call)) repeated.push(call);
    }
    return repeated;
  }

  async end(): Promise<void> {
    for (const replica of this.#replicas) replica?.kill('SIGKILL');
    await this.#world.remove();
    rmSync(this.#dir, { recursive: true });
  }

  async #approve(): Promise<void> {
    const { prefix } = this.#world;
    const upTo = (count: number) => 1 + Math.floor(this.#random() * count);
    const { id } = await this.#world.approve({
      name: `${prefix}.number${this.asked}.v1`,
      partitions: upTo(4),
      replicationFactor: upTo(3),
      retentionMs: 3_600_000 + upTo(1_000) * 1_000,
      producers: [{ principal: `User:${prefix}` }],
      config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '1' },
    });
    this.#start(id);
  }

  /** On one replica or the other, if it lives: else the sweep finds it. */
  #start(id: string): void {
    const replica = this.#replicas[this.#random() < 0.5 ? 0 : 1];
    replica?.send({ start: id }, () => undefined);
  }

  /** What a person does when the cluster was too slow: nothing had been sent. */
  async #retryUnsent(requests: StoredRequest[]): Promise<void> {
    const unsent = requests.filter(
      ({ status, statusReason = '' }) =>
        status === 'failed' &&
        /^Nothing was sent|was not sent/.test(statusReason),
    );
    for (const { id } of unsent) {
      await this.#world.retry(id);
      this.#start(id);
    }
  }

  async #killWhile(goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await sleep(this.#random() * 1_500);
      const index = this.#random() < 0.5 ? 0 : 1;
      const replica = this.#replicas[index]!;
      const gone = new Promise(resolve => {
        replica.once('exit', resolve);
      });
      replica.kill('SIGKILL');
      this.#kills += 1;
      await gone;
      await this.#startReplica(index);
    }
  }

  async #startReplica(index: number): Promise<void> {
    this.#replicas[index] = undefined;
    const replica = fork(
      join(__dirname, 'replicaProcess.ts'),
      [JSON.stringify(this.#options)],
      {
        execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    await new Promise<void>((resolve, reject) => {
      // The transform of TypeScript sends messages of its own.
      replica.on('message', message => message === 'ready' && resolve());
      replica.once('exit', code =>
        reject(new Error(`A replica ended with ${code} before it was ready`)),
      );
    });
    this.#replicas[index] = replica;
  }
}
