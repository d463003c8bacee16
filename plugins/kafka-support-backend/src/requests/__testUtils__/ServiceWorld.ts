import {
  mockServices,
  type TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  decide,
  type Change,
  type Finding,
  type Mode,
  type Ownership,
  type Preview,
  type ReviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  RequestKind,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ClusterHandle, Clusters } from '../../clusters/types';
import { reviewersOf } from '../../guardrails';
import type { OwnershipService } from '../../ownership';
import { DefaultAssessor } from '../DefaultAssessor';
import { DefaultRequestsService } from '../DefaultRequestsService';
import { DatabaseRequestStore } from '../store/DatabaseRequestStore';
import { migrateLatest } from '../store/migrations';
import type { Caller, NewRequestEvent, StoredRequest } from '../types';
import { aFinding } from './newRequest';

export const AT = '2026-11-21T10:00:00.000Z';

export const person = (name: string, ...groups: string[]): Caller => ({
  ref: `user:default/${name}`,
  type: 'user',
  ownershipRefs: [
    `user:default/${name}`,
    ...groups.map(group => `group:default/${group}`),
  ],
});

/** Of orders, who asks. */
export const ada = person('ada', 'orders');
/** Of orders too. */
export const olga = person('olga', 'orders');
/** Of payments. */
export const ben = person('ben', 'payments');
export const paul = person('paul', 'platform');
export const vera = person('vera', 'security');
/** Of both. */
export const max = person('max', 'platform', 'security');
export const robot: Caller = {
  ref: 'service:external:pipeline',
  type: 'service',
  ownershipRefs: [],
};

const specSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[a-z.-]+$/, 'must be a plain name'),
  partitions: z.int().min(1).max(1000).optional(),
});
type Spec = z.infer<typeof specSchema>;

/**
 * The parts around the service: a database, clusters that are a map of topics
 * to partitions, a kind that makes them, rules and catalog that say what a test
 * wants.
 */
export class ServiceWorld {
  readonly executor = {
    start: jest.fn<void, [string]>(),
    reconcile: jest.fn<Promise<StoredRequest>, [string, string]>(),
  };
  readonly logger = mockServices.logger.mock();
  readonly topics = new Map<string, number>();
  readonly modes: Record<string, Mode> = {
    dev: 'apply',
    prod: 'apply',
    watched: 'observe',
  };
  readonly owners: Record<string, string> = {
    'component:default/orders-api': 'group:default/orders',
    'component:default/payments-api': 'group:default/payments',
  };
  readonly confirmed = new Map<string, string>();
  reachable = true;
  now = new Date(AT);
  /** Findings from now on. */
  rules: (input: RuleInput) => Finding[] = () => [aFinding()];
  alwaysReviewed = false;
  /** What the rules were given last. */
  ruleInput?: RuleInput;
  knex!: Knex;
  store!: DatabaseRequestStore;
  service!: DefaultRequestsService;
  assessor!: DefaultAssessor;

  static async create(
    databases: TestDatabases,
    databaseId: TestDatabaseId = 'SQLITE_3',
  ): Promise<ServiceWorld> {
    const world = new ServiceWorld();
    const knex = await databases.init(databaseId);
    await migrateLatest(knex);
    const { logger } = world;
    const now = () => world.now;
    world.knex = knex;
    world.store = DatabaseRequestStore.create({ knex, logger, now });
    world.assessor = DefaultAssessor.create({
      kinds: world.kinds,
      clusters: world.clusters,
      ownership: world.ownership,
      guardrails: {
        evaluate: input => {
          world.ruleInput = input;
          const findings = world.rules(input);
          return {
            findings,
            decision: decide(findings),
            evaluatedAt: now().toISOString(),
          };
        },
        list: () => [],
      },
      gatherRuleInput: async known => ({
        ...known,
        topics: [],
        grants: [],
        brokers: { known: true, value: [], readAt: AT },
        health: { known: false, figure: 'health', reason: 'not read' },
        existingTopics: { known: true, value: [], readAt: AT },
        topicDefaults: { known: true, value: {}, readAt: AT },
      }),
      reviewersOf,
      reviewerGroups: {
        platform: ['group:default/platform'],
        security: ['group:default/Security'],
        FinOps: [],
        architecture: [],
      },
      now,
    });
    world.service = world.replica();
    return world;
  }

  /** A further service on the same database. */
  replica(store = this.store): DefaultRequestsService {
    return DefaultRequestsService.create({
      store,
      assessor: this.assessor,
      executor: this.executor,
      clusters: this.clusters,
      kinds: this.kinds,
      platform: ['group:default/platform'],
      now: () => this.now,
    });
  }

  readonly kinds = {
    get: (id: string): RequestKind => {
      if (id === this.#kind.id) return this.#kind;
      throw new InputError(`There is no kind "${id}". Valid are topic-create`);
    },
  };

  readonly clusters: Clusters = {
    list: () => Object.keys(this.modes).map(id => this.#handle(id)),
    get: id => {
      if (id in this.modes) return this.#handle(id);
      throw new InputError(
        `There is no cluster "${id}". Valid are ${Object.keys(this.modes)}`,
      );
    },
    close: async () => {},
  };

  readonly ownership: OwnershipService = {
    ownershipOf: async (resource): Promise<Ownership> => {
      const owner = this.confirmed.get(resource);
      return {
        resource,
        owner,
        ...(owner && { basis: 'claim' as const }),
        ownerState: owner ? 'active' : 'none',
        proposals: [],
        explanation: owner ? `${owner} owns it` : 'Nobody owns it',
      };
    },
    ownerOfComponent: async ref => {
      if (ref in this.owners) return this.owners[ref];
      throw new InputError(`The software catalog has no "${ref}"`);
    },
    newOwnerOf: async () => undefined,
    supportMetadataOf: async input => ({
      component: input.component,
      values: input.owner
        ? { owner: { value: input.owner, source: 'catalog' } }
        : {},
      missing: [],
      resolvedAt: AT,
    }),
  };

  readonly #kind: RequestKind<Spec> = {
    id: 'topic-create',
    title: 'I need a topic',
    description: 'Creates a topic',
    usually: 'Applied at once',
    riskyWhen: 'It is large',
    specSchema,
    validationMetrics: [],
    titleOf: ({ name }) => `Create topic ${name}`,
    resources: (cluster, { name }) => [`${cluster}/topic/${name}`],
    claimKeys: (cluster, { name }) => [`${cluster}/topic/${name}`],
    reviewers: () => (this.alwaysReviewed ? ['security'] : []),
    complete: async spec => ({ ...spec, partitions: spec.partitions ?? 3 }),
    plan: async ({ name, partitions = 0 }, view) => {
      if (!this.reachable)
        throw new ServiceUnavailableError('Cluster "dev" does not answer');
      const resource = `${view.cluster.id}/topic/${name}`;
      const before = this.topics.get(resource);
      return before === partitions
        ? []
        : [this.#change(name, resource, before, partitions)];
    },
    apply: async () => {
      throw new Error('The service applies nothing');
    },
    revert: done => {
      const { name, before } = done[0].parameters as Record<string, any>;
      return before === undefined
        ? undefined
        : { kind: 'topic-create', spec: { name, partitions: before } };
    },
    connectionSettings: ({ name }) => [
      { title: 'Producer', language: 'properties', text: `topic=${name}` },
    ],
  };

  #change(
    name: string,
    resource: string,
    before: number | undefined,
    after: number,
  ): Change {
    return {
      id: `set ${name}`,
      operation: 'set',
      resource,
      parameters: { name, after, ...(before !== undefined && { before }) },
      fields: [
        {
          field: 'partitions',
          ...(before !== undefined && { before: `${before}` }),
          after: `${after}`,
        },
      ],
      impact: 'safe',
      figures: [],
      repeatable: true,
      command: `set ${name} ${after}`,
      inverse:
        before === undefined
          ? { available: false, reason: 'a new topic holds data' }
          : { available: true, summary: `back to ${before}` },
    };
  }

  #handle(id: string): ClusterHandle {
    const facts = {
      id,
      title: id,
      environment: id === 'prod' ? 'production' : 'development',
      bootstrapServers: 'broker:9092',
      securityProtocol: 'PLAINTEXT',
    } as const;
    return {
      facts,
      modeFor: () => this.modes[id],
      // Only the test kind reads it, and that needs to know where it is.
      view: () => ({ cluster: facts } as ReturnType<ClusterHandle['view']>),
      get admin(): ClusterHandle['admin'] {
        throw new Error('The service changes no cluster');
      },
      health: async () => ({ state: 'healthy', offline: [], readAt: AT }),
      describe: async () => ({
        ...facts,
        mode: this.modes[id],
        modesByKind: {},
      }),
    };
  }

  /** Rules that ask these roles for a review. */
  ask(...roles: Finding['asks']): void {
    this.rules = () =>
      roles.map(role =>
        aFinding({
          rule: `asks-${role}`,
          outcome: 'fail',
          effect: 'review',
          message: `${role} must look`,
          asks: [role],
        }),
      );
  }

  deny(message = 'The name is reserved'): void {
    this.rules = () => [
      aFinding({ rule: 'denies', outcome: 'fail', effect: 'deny', message }),
    ];
  }

  body(name = 'orders.placed', over: Record<string, unknown> = {}) {
    return {
      kind: 'topic-create',
      cluster: 'dev',
      spec: { name },
      component: 'component:default/orders-api',
      ...over,
    };
  }

  /** Previews and submits what was seen. */
  async submit(
    name = 'orders.placed',
    over: Record<string, unknown> = {},
    caller = ada,
    options: { idempotencyKey?: string } = {},
  ) {
    const body = this.body(name, over);
    const { plan }: Preview = await this.service.preview(body, caller);
    return this.service.submit(
      { ...body, plan, justification: 'Orders are placed' },
      options,
      caller,
    );
  }

  review(
    request: { id: string; plan: { digest: string } },
    caller: Caller,
    over: Partial<ReviewInput> = {},
    service = this.service,
  ) {
    return service.review(
      request.id,
      {
        verdict: 'approve',
        role: 'platform',
        planDigest: request.plan.digest,
        ...over,
      },
      caller,
    );
  }

  /** What the worker writes of a change of status. */
  async move(
    id: string,
    to: StoredRequest['status'],
    ...changes: [NewRequestEvent['type'], string][]
  ): Promise<void> {
    await this.store.update(id, () => ({
      to,
      events: [
        { type: 'status.changed', at: AT, actor: 'system', message: to },
        ...changes.map(([type, changeId]) => ({
          type,
          changeId,
          at: AT,
          actor: 'system',
          message: type,
        })),
      ],
    }));
  }
}
