import type {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  RequestKind,
  Rule,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Knex } from 'knex';
import {
  AccessEvidenceReader,
  AccessReviewFollower,
  AccessReviewOpener,
  AccessReviewStore,
  DefaultAccessReviews,
  GrantReader,
} from './accessReviews';
import { AuditLog, AuditSealer, AuditVerifier } from './audit';
import type { Clusters } from './clusters/types';
import type { PluginConfig } from './config';
import { DefaultExecutor, type Executor } from './execution';
import {
  DefaultGuardrails,
  gatherRuleInput,
  readReviewerGroups,
  reviewersOf,
  withManagedElsewhere,
} from './guardrails';
import {
  builtInFigures,
  builtInMarkers,
  builtInSources,
  createDriftMarker,
  createHygieneMarkers,
  DoneRequests,
  DriftReader,
  DriftTables,
  ManagedTopics,
  InventorySync,
  MarkTable,
  OwnedReaders,
  ResourceNames,
  StoredInventory,
} from './inventory';
import {
  createAdoptDriftKind,
  createKindRegistry,
  createOwnershipKind,
} from './kinds';
import { RequestNotifier } from './notifications';
import {
  actsAlone,
  CatalogFacts,
  ClaimBatches,
  DatabaseCatalogMemory,
  DatabaseOwnershipStore,
  DefaultOwnershipService,
  isOrphaned,
  ownerStateOf,
  problemsOfEntity,
  Proposals,
} from './ownership';
import {
  AuthorizedAccessReviews,
  AuthorizedClusters,
  AuthorizedObligations,
  authorizedReads,
  AuthorizedRequests,
  AuthorizedStreams,
  DefaultCallerResolver,
  registerPermissions,
} from './permissions';
import {
  DatabaseObligationStore,
  DatabaseRequestStore,
  DefaultAssessor,
  DefaultRequestsService,
  ObligationNotifier,
  ObligationRunner,
  OwnershipFollower,
  TemporaryEnds,
  UnansweredRequests,
} from './requests';
import type { Services } from './services';
import { EntityStreamsReader, StreamReader } from './streams';

export interface ComposeOptions {
  rootConfig: RootConfigService;
  config: PluginConfig;
  knex: Knex;
  clusters: Clusters;
  kinds: RequestKind[];
  rules: Rule[];
  auditor: AuditorService;
  auth: AuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  notifications: NotificationService;
  signals: SignalsService;
  urlReader: UrlReaderService;
  logger: LoggerService;
  /** Asks for a sync of the inventory before its time. */
  syncSoon: () => void;
}

/**
 * Puts the parts together. Nothing is called yet but what checks the
 * configuration.
 *
 * @throws Error with the path of the key that is wrong
 */
export function compose(options: ComposeOptions): {
  services: Services;
  executor: Executor;
  auditSealer: AuditSealer;
  inventorySync: InventorySync;
  obligationRunner: ObligationRunner;
  unansweredRequests: UnansweredRequests;
  accessReviewOpener: AccessReviewOpener;
  accessReviewFollower: AccessReviewFollower;
} {
  const { rootConfig, config, knex, clusters, logger } = options;
  const reviewerGroups = readReviewerGroups(rootConfig);
  const { platform } = reviewerGroups;
  const guardrails = DefaultGuardrails.create({
    rules: options.rules,
    config: rootConfig,
    clusters: clusters.list().map(({ facts }) => facts),
  });

  const facts = CatalogFacts.create({
    ...options,
    memory: DatabaseCatalogMemory.create({ knex }),
  });
  const ownerships = DatabaseOwnershipStore.create({ knex });
  const done = new DoneRequests(knex);
  const managed = ManagedTopics.create(options);
  const drift = DriftReader.create({
    clusters,
    done,
    tables: new DriftTables(knex),
    managed,
  });
  const kinds = createKindRegistry([
    ...options.kinds,
    createOwnershipKind({
      ownerships,
      orphaned: owner => isOrphaned(facts, owner),
    }),
    createAdoptDriftKind({ drift }),
  ]);
  const proposals = new Proposals({
    facts,
    store: ownerships,
    readers: new OwnedReaders({ knex }),
    config: config.ownership,
  });
  const ownership = DefaultOwnershipService.create({
    store: ownerships,
    facts,
    proposals,
    config: config.ownership,
  });

  const store = DatabaseRequestStore.create({ knex, logger });
  store.subscribe(RequestNotifier.create(options).onCommitted);
  // What people made here shall be listed before they look for it.
  store.subscribe((_request, events) => {
    if (events.some(({ to }) => to === 'applied')) options.syncSoon();
  });
  const assessor = DefaultAssessor.create({
    kinds,
    clusters,
    ownership,
    guardrails,
    gatherRuleInput: withManagedElsewhere(gatherRuleInput, {
      managed,
      clusters,
    }),
    reviewersOf,
    reviewerGroups,
    actsAlone: (owner, person) => actsAlone(facts, owner, person),
  });
  store.subscribe(
    OwnershipFollower.create({ store, assessor, logger }).onCommitted,
  );
  const { leaseMs, concurrencyPerCluster } = config.execution;
  const executor = DefaultExecutor.create({
    store,
    assessor,
    clusters,
    kinds: { get: id => kinds.find(id) },
    platform,
    logger,
    timings: { ...(leaseMs !== undefined && { leaseMs }) },
    concurrencyPerCluster,
  });

  const stored = StoredInventory.create({
    knex,
    clusters,
    sources: builtInSources,
    intervalMs: config.inventory.intervalMs,
  });
  const entityStreams = EntityStreamsReader.create({
    clusters,
    ownership,
    ownerships,
    facts,
    requests: store,
    stored,
    topicsAnnotation: config.ownership.topicsAnnotation,
    marks: new MarkTable(knex),
  });

  const obligations = DatabaseObligationStore.create({ knex });
  const unansweredRequests = UnansweredRequests.create({
    store,
    obligations,
    expireDays: config.requests.expireDays,
    logger,
  });
  store.subscribe(unansweredRequests.onCommitted);
  const obligationRunner = ObligationRunner.create({
    store: obligations,
    // Who does what the backend itself owes, by kind of obligation.
    handlers: [
      TemporaryEnds.create({
        store,
        assessor,
        executor,
        clusters,
        kinds,
        now: () => new Date(),
      }),
      unansweredRequests,
    ],
    notifier: ObligationNotifier.create(options),
    logger,
    remindDays: config.obligations.remindDays,
  });

  const { permissions } = options;
  const callers = DefaultCallerResolver.create({ ...options, facts });
  const ruleset = registerPermissions(options.permissionsRegistry, store);
  const audit = AuditLog.create({ knex });
  const requests = DefaultRequestsService.create({
    store,
    assessor,
    executor,
    clusters,
    kinds,
    platform,
  });
  const accessReviewStore = AccessReviewStore.create({ knex });
  const grants = GrantReader.create({
    clusters,
    requests: store,
    obligations,
    ownership,
  });
  const accessReviewFollower = AccessReviewFollower.create({
    store: accessReviewStore,
    obligations,
    grants,
    requests,
    logger,
  });
  store.subscribe(accessReviewFollower.onCommitted);
  const verifier = AuditVerifier.create({ knex });
  return {
    executor,
    obligationRunner,
    unansweredRequests,
    accessReviewOpener: AccessReviewOpener.create({
      config: config.accessReviews,
      knex,
      store: accessReviewStore,
      clusters,
      ownerships,
      ownership,
      platform,
      logger,
    }),
    accessReviewFollower,
    auditSealer: AuditSealer.create(options),
    inventorySync: InventorySync.create({
      clusters,
      sources: builtInSources,
      figures: builtInFigures,
      keepGoneDays: config.inventory.keepGoneDays,
      markers: [
        ...builtInMarkers,
        createDriftMarker({ knex, done, managed }),
        ...createHygieneMarkers({
          limits: config.hygiene,
          ownerStateOf: async owner =>
            (await ownerStateOf(facts, owner)).ownerState,
          proposals,
        }),
      ],
      knex,
      logger,
    }),
    services: {
      requests: AuthorizedRequests.create({
        service: requests,
        store,
        permissions,
        ruleset,
        callers,
      }),
      clusters: AuthorizedClusters.create({
        clusters,
        store,
        executor,
        permissions,
        callers,
        platform,
        logger,
      }),
      accessReviews: AuthorizedAccessReviews.create({
        reviews: DefaultAccessReviews.create({
          config: config.accessReviews,
          obligations,
          requests: store,
          store: accessReviewStore,
          grants,
          follower: accessReviewFollower,
          deciders: reviewerGroups,
        }),
        evidence: AccessEvidenceReader.create({
          clusters,
          ownership,
          obligations,
          store: accessReviewStore,
          grants,
          audit: {
            list: query => audit.list(query),
            verify: () => verifier.verify(),
          },
        }),
        permissions,
        ruleset,
        callers,
      }),
      obligations: AuthorizedObligations.create({
        obligations,
        requests: store,
        permissions,
        ruleset,
        callers,
      }),
      streams: AuthorizedStreams.create({
        streams: StreamReader.create({
          clusters,
          ownership,
          requests: store,
          audit,
          inventory: stored,
          drift,
          kinds,
          platform,
        }),
        permissions,
        ruleset,
        callers,
      }),
      ...authorizedReads({
        clusters,
        kinds,
        guardrails,
        claims: ClaimBatches.create({
          clusters,
          names: new ResourceNames({ knex }),
          ownerships,
          facts,
          proposals,
        }),
        inventory: {
          list: query => stored.list(query),
          streamsOf: async entityRef => {
            const [streams, problems] = await Promise.all([
              entityStreams.streamsOf(entityRef),
              problemsOfEntity(entityRef, {
                facts,
                config: config.ownership,
                clusters: clusters.list().map(each => each.facts.id),
              }),
            ]);
            return { ...streams, problems };
          },
        },
        audit: {
          list: query => audit.list(query),
          verify: () => verifier.verify(),
        },
        permissions,
      }),
    },
  };
}
