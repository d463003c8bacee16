import {
  mockServices,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import type {
  Evaluation,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterAdmin,
  RequestKind,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Knex } from 'knex';
import type { ClusterHandle, Clusters } from '../../clusters/types';
import { builtInKinds } from '../../kinds';
import { DatabaseRequestStore, migrateLatest } from '../../requests';
import {
  aNewRequest,
  anEvaluation,
} from '../../requests/__testUtils__/newRequest';
import type { Assessor, StoredRequest } from '../../requests/types';
import {
  DefaultExecutor,
  type DefaultExecutorOptions,
} from '../DefaultExecutor';
import { FakeClock } from './FakeClock';
import { MortalProcess } from './crash';
import { planningAssessor } from './planningAssessor';
import { timelineFaults } from './soundTimeline';

export const LEASE_MS = 60_000;

/** What a test asks a kind for. */
export interface Ask {
  cluster?: string;
  kind?: string;
  spec?: Record<string, any>;
  status?: StoredRequest['status'];
  evaluation?: Evaluation;
}

/**
 * Everything around the executor: a database, fake clusters, the kinds, rules
 * that say what a test wants. Several executors on one world are several
 * replicas, or one after the other dies.
 */
export class ExecutionWorld {
  readonly clock = new FakeClock();
  readonly admins = {
    dev: FakeClusterAdmin.create(),
    prod: FakeClusterAdmin.create(),
  };
  readonly modes: Record<string, Mode> = { dev: 'apply', prod: 'apply' };
  readonly kinds = new Map<string, RequestKind>(
    builtInKinds.map(kind => [kind.id, kind]),
  );
  readonly logger = mockServices.logger.mock();
  /** What the rules say from now on. */
  evaluation: Evaluation = anEvaluation();
  store!: DatabaseRequestStore;
  knex!: Knex;
  #topics = 0;

  static async create(databases: TestDatabases): Promise<ExecutionWorld> {
    const world = new ExecutionWorld();
    const [databaseId] = databases.eachSupportedId()[0];
    const knex = await databases.init(databaseId);
    await migrateLatest(knex);
    const { logger, clock } = world;
    world.knex = knex;
    world.store = DatabaseRequestStore.create({
      knex,
      logger,
      now: () => clock.now(),
    });
    return world;
  }

  /** @param process - dies at a step of its choice; lives on if not given */
  executor(
    options: Partial<DefaultExecutorOptions> = {},
    process = new MortalProcess(Infinity),
  ): DefaultExecutor {
    const clusters = this.#clusters(process);
    return DefaultExecutor.create({
      store: process.guard('store', this.store),
      clusters,
      assessor: this.#assessor(clusters),
      kinds: this.kinds,
      platform: ['group:default/platform'],
      logger: this.logger,
      clock: this.clock,
      ...options,
      timings: { leaseMs: LEASE_MS, ...options.timings },
    });
  }

  /** What else works on requests needs, in the same process. */
  parts(process = new MortalProcess(Infinity)) {
    const clusters = this.#clusters(process);
    return {
      store: process.guard('store', this.store),
      clusters,
      assessor: this.#assessor(clusters),
      kinds: { get: (id: string) => this.kinds.get(id)! },
      now: () => this.clock.now(),
    };
  }

  /** Stores a request as if it had just been approved. */
  async approved(ask: Ask = {}): Promise<StoredRequest> {
    const { cluster = 'dev', kind = 'topic-create', status = 'approved' } = ask;
    const spec = ask.spec ?? this.topicSpec();
    const { assess } = this.#assessor(
      this.#clusters(new MortalProcess(Infinity)),
    );
    const { plan, resources, claimKeys } = await assess({
      kind,
      cluster,
      spec,
      requester: { userRef: 'user:default/ada', ownershipRefs: [] },
    });
    return this.store.create(
      aNewRequest({
        kind,
        cluster,
        spec,
        plan,
        resources,
        claimKeys,
        status,
        evaluation: ask.evaluation ?? this.evaluation,
        createdAt: this.clock.now().toISOString(),
      }),
    );
  }

  /** A topic that no other request of this world asks for, with access. */
  topicSpec(over: Record<string, unknown> = {}): Record<string, any> {
    this.#topics += 1;
    const name = `orders.placed.v${this.#topics}`;
    return {
      name,
      partitions: 3,
      replicationFactor: 3,
      retentionMs: 3_600_000,
      producers: [{ principal: 'User:orders' }],
      consumers: [{ principal: 'User:billing', group: `billing-${name}` }],
      config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2' },
      ...over,
    };
  }

  /** Unexpected errors are logged; being slower than another replica is not one. */
  assertNothingWentWrong(): void {
    const [error] = this.logger.error.mock.calls;
    if (error) throw new Error(`Logged: ${JSON.stringify(error)}`);
  }

  /** What a person does to a failed request. */
  async retry(id: string, executor = this.executor()): Promise<StoredRequest> {
    await this.store.update(id, () => ({
      to: 'approved',
      events: [
        {
          type: 'status.changed',
          at: this.clock.now().toISOString(),
          actor: 'user:default/ada',
          message: 'Retried',
        },
      ],
    }));
    return this.run(id, executor);
  }

  /** Lets one replica work on the request until it rests. */
  async run(id: string, executor = this.executor()): Promise<StoredRequest> {
    executor.start(id);
    await executor.idle();
    return this.get(id);
  }

  /** Sweeps with new processes, a lease apart, until the request rests. */
  async recover(id: string, sweeps = 5): Promise<StoredRequest> {
    for (let sweep = 0; sweep < sweeps; sweep += 1) {
      this.clock.advance(LEASE_MS + 1);
      const executor = this.executor();
      await executor.sweep();
      await executor.idle();
      await executor.stop();
      const request = await this.get(id);
      if (
        !['approved', 'applying', 'unknown', 'applied'].includes(request.status)
      )
        return request;
    }
    return this.get(id);
  }

  async get(id: string): Promise<StoredRequest> {
    return (await this.store.get(id))!;
  }

  /** What is left to do by the live state. */
  async plan(id: string) {
    const { kind, cluster, spec } = await this.get(id);
    const view = fakeClusterView({
      admin: this.admins[cluster as 'dev'],
      cluster: { id: cluster },
    });
    return { changes: await this.kinds.get(kind)!.plan(spec, view) };
  }

  /** Overrides of a topic. */
  async configOf(name: string): Promise<Record<string, string | undefined>> {
    const config = await this.admins.dev.describeTopicConfig(name);
    return Object.fromEntries(
      config!
        .filter(({ override }) => override)
        .map(entry => [entry.name, entry.value]),
    );
  }

  ownerships(): Promise<unknown[]> {
    return this.knex('ownerships').orderBy('resource').select();
  }

  /** Types of the timeline's rows, with the status they led to. */
  async story(id: string): Promise<string[]> {
    const events = await this.store.events(id);
    return events.map(({ type, to, changeId }) =>
      [type, changeId?.split(':')[0], to && `→ ${to}`]
        .filter(Boolean)
        .join(' '),
    );
  }

  async faults(id: string): Promise<string[]> {
    return timelineFaults(await this.store.events(id));
  }

  /** Calls that changed a cluster, or tried to. */
  mutations(cluster: 'dev' | 'prod' = 'dev'): string[] {
    return this.admins[cluster].calls
      .filter(
        ({ operation, parameters }) =>
          [
            'createTopic',
            'alterTopicConfig',
            'createAcls',
            'deleteAcls',
            'deleteTopic',
            'deleteGroup',
            'commitGroupOffsets',
          ].includes(operation) &&
          !(parameters[1] as { validateOnly?: boolean } | undefined)
            ?.validateOnly,
      )
      .map(({ operation, parameters }) =>
        JSON.stringify([operation, parameters[0]]),
      );
  }

  #clusters(process: MortalProcess): Clusters {
    const handles = (['dev', 'prod'] as const).map((id): ClusterHandle => {
      const admin: ClusterAdmin = process.guard(id, this.admins[id]);
      const view = () =>
        fakeClusterView({
          admin: admin as FakeClusterAdmin,
          cluster: { id },
          now: this.clock.now(),
        });
      const facts = view().cluster;
      return {
        facts,
        admin,
        view,
        modeFor: () => this.modes[id],
        health: async () => {
          throw new Error('Execution does not ask for it');
        },
        describe: async () => {
          throw new Error('Execution does not ask for it');
        },
      };
    });
    return {
      list: () => handles,
      get: id => {
        const handle = handles.find(each => each.facts.id === id);
        if (!handle) throw new Error(`There is no cluster "${id}"`);
        return handle;
      },
      close: async () => undefined,
    };
  }

  #assessor(clusters: Clusters): Assessor {
    return planningAssessor({
      kinds: this.kinds,
      clusters,
      evaluation: () => this.evaluation,
      now: () => this.clock.now(),
    });
  }
}
