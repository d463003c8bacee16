import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { realKafka } from '../../clusters/__testUtils__/realKafka';
import { DefaultClusters } from '../../clusters';
import { builtInKinds } from '../../kinds';
import { DatabaseRequestStore, migrateLatest } from '../../requests';
import {
  aNewRequest,
  anEvaluation,
} from '../../requests/__testUtils__/newRequest';
import type { StoredRequest } from '../../requests/types';
import { planningAssessor } from './planningAssessor';
import type { ReplicaOptions, SentCall } from './replicaTypes';
import { timelineFaults } from './soundTimeline';

const CLUSTER = 'real';
const timings = {
  leaseMs: 13_000,
  callTimeoutMs: 3_000,
  planTimeoutMs: 3_000,
  readBackMs: 2_000,
};
const ended = ['verified', 'unverified', 'failed', 'denied', 'in_review'];

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Two replicas on one PostgreSQL and one real Kafka. Requests are approved at
 * one or the other, while one of them is killed at random instants and started
 * again.
 */
export class ReplicaTrial {
  readonly store: DatabaseRequestStore;
  readonly clusters: DefaultClusters;
  readonly #dir = mkdtempSync(join(tmpdir(), 'replicas-'));
  readonly #prefix = `replicas-${Math.random().toString(36).slice(2, 8)}`;
  readonly #options: ReplicaOptions;
  readonly #random: () => number;
  readonly #replicas: (ChildProcess | undefined)[] = [undefined, undefined];
  readonly #asked: StoredRequest[] = [];
  readonly #logger = mockServices.logger.mock();
  #kills = 0;

  private constructor(knex: Knex, seed: number) {
    this.#random = seededRandom(seed);
    const { bootstrapServers } = realKafka().plaintext();
    const clusters = {
      [CLUSTER]: {
        environment: 'staging',
        mode: 'apply',
        bootstrapServers: bootstrapServers.map(
          ({ host, port }) => `${host}:${port}`,
        ),
      },
    };
    this.#options = {
      connection: knex.client.config.connection,
      config: { kafkaSupport: { clusters } },
      timings,
      sweepIntervalMs: 250,
      witness: join(this.#dir, 'calls'),
    };
    writeFileSync(this.#options.witness, '');
    const logger = this.#logger;
    this.store = DatabaseRequestStore.create({ knex, logger });
    this.clusters = DefaultClusters.create({
      config: new ConfigReader(this.#options.config),
      logger,
    });
  }

  static async create(knex: Knex, seed: number): Promise<ReplicaTrial> {
    await migrateLatest(knex);
    const trial = new ReplicaTrial(knex, seed);
    await Promise.all([trial.#startReplica(0), trial.#startReplica(1)]);
    return trial;
  }

  get kills(): number {
    return this.#kills;
  }

  get asked(): number {
    return this.#asked.length;
  }

  /** Approves requests and kills replicas until the time is over. */
  async run(options: { forMs: number; pauseMs: number }): Promise<void> {
    const end = Date.now() + options.forMs;
    const killing = this.#killUntil(end);
    while (Date.now() < end) {
      await this.#approve();
      await sleep(this.#random() * options.pauseMs);
    }
    await killing;
  }

  /** Waits until every request rests; a person retries what was not sent. */
  async settle(withinMs: number): Promise<StoredRequest[]> {
    const end = Date.now() + withinMs;
    for (;;) {
      const requests = await Promise.all(
        this.#asked.map(async ({ id }) => (await this.store.get(id))!),
      );
      for (const request of requests)
        if (
          request.status === 'failed' &&
          /^Nothing was sent|was not sent/.test(request.statusReason ?? '')
        )
          await this.#retry(request.id);
      const resting = requests.every(({ status }) => ended.includes(status));
      if (resting || Date.now() > end) return requests;
      await sleep(250);
    }
  }

  /** What is wrong with a request, its timeline or what the broker has. */
  async faultsOf(request: StoredRequest): Promise<string[]> {
    const kind = builtInKinds.find(({ id }) => id === request.kind)!;
    const left = await kind.plan(
      request.spec,
      this.clusters.get(CLUSTER).view(),
    );
    return [
      ...(request.status === 'verified'
        ? []
        : [`is ${request.status}: ${request.statusReason}`]),
      ...timelineFaults(await this.store.events(request.id)),
      ...left.map(({ id }) => `the broker does not have ${id}`),
    ].map(fault => `${request.title}: ${fault}`);
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
    const { admin } = this.clusters.get(CLUSTER);
    for (const { spec } of this.#asked)
      await admin.deleteTopic(String(spec.name)).catch(() => undefined);
    await admin.deleteAcls([{ principal: `User:${this.#prefix}` }]);
    await this.clusters.close();
    rmSync(this.#dir, { recursive: true });
  }

  async #approve(): Promise<void> {
    const name = `${this.#prefix}.number${this.#asked.length}.v1`;
    const spec = {
      name,
      partitions: 1 + Math.floor(this.#random() * 4),
      replicationFactor: 1 + Math.floor(this.#random() * 3),
      retentionMs: 3_600_000 + Math.floor(this.#random() * 1_000) * 1_000,
      producers: [{ principal: `User:${this.#prefix}` }],
      config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '1' },
    };
    const { assess } = planningAssessor({
      kinds: new Map(builtInKinds.map(kind => [kind.id, kind])),
      clusters: this.clusters,
      evaluation: () => anEvaluation(),
      now: () => new Date(),
    });
    const { plan, title, resources, claimKeys } = await assess({
      kind: 'topic-create',
      cluster: CLUSTER,
      spec,
      requester: { userRef: 'user:default/ada', ownershipRefs: [] },
    });
    const request = await this.store.create(
      aNewRequest({
        cluster: CLUSTER,
        status: 'approved',
        spec,
        plan,
        title,
        resources,
        claimKeys,
        createdAt: new Date().toISOString(),
      }),
    );
    this.#asked.push(request);
    this.#start(request.id);
  }

  /** On one replica or the other, if it lives: else the sweep finds it. */
  #start(id: string): void {
    const replica = this.#replicas[this.#random() < 0.5 ? 0 : 1];
    replica?.send({ start: id }, () => undefined);
  }

  async #retry(id: string): Promise<void> {
    await this.store.update(id, () => ({
      to: 'approved',
      events: [
        {
          type: 'status.changed',
          at: new Date().toISOString(),
          actor: 'user:default/ada',
          message: 'Retried',
        },
      ],
    }));
    this.#start(id);
  }

  async #killUntil(end: number): Promise<void> {
    while (Date.now() < end) {
      await sleep(500 + this.#random() * 1_500);
      const index = this.#random() < 0.5 ? 0 : 1;
      const replica = this.#replicas[index]!;
      const gone = new Promise(resolve => replica.once('exit', resolve));
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
      replica.once('message', () => resolve());
      replica.once('exit', code =>
        reject(new Error(`A replica ended with ${code} before it was ready`)),
      );
    });
    this.#replicas[index] = replica;
  }
}
