import { ConfigReader } from '@backstage/config';
import type {
  AclBinding,
  Change,
  Environment,
  Finding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ConfigEntry,
  DesiredTopic,
  Known,
  ObservedTopic,
  Rule,
  RuleInput,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { JsonObject } from '@backstage/types';
import { DefaultGuardrails } from './DefaultGuardrails';

/*
 * Inputs of rules for tests: a request inside every limit, and what a test
 * changes about it.
 */

export const NAME = 'orders.order.placed.v1';
const READ_AT = '2026-01-01T00:00:00.000Z';
export const NOW = new Date(READ_AT);

export function known<T>(value: T): Known<T> {
  return { known: true, value, readAt: READ_AT };
}
export function notKnown(figure: string): {
  known: false;
  figure: string;
  reason: string;
} {
  return { known: false, figure, reason: 'no answer in 5 s' };
}

function entry(name: string, value: string, override = false): ConfigEntry {
  return { name, value, override, readOnly: false, sensitive: false };
}

export const defaults: Record<string, ConfigEntry> = Object.fromEntries(
  Object.entries({
    'cleanup.policy': 'delete',
    'compression.type': 'producer',
    'max.message.bytes': '1048588',
    'min.insync.replicas': '1',
    'retention.bytes': '-1',
    'retention.ms': '604800000',
    'segment.bytes': '1073741824',
    'segment.ms': '604800000',
    'unclean.leader.election.enable': 'false',
  }).map(([name, value]) => [name, entry(name, value)]),
);

export function listed(
  name: string,
  partitions = 6,
  replicationFactor = 3,
): TopicListing {
  return {
    name,
    topicId: `id of ${name}`,
    internal: false,
    partitions,
    replicationFactor,
    offlinePartitions: 0,
    underReplicatedPartitions: 0,
  };
}

export function observed(
  config: Record<string, string> = {},
  name = NAME,
): ObservedTopic {
  return {
    description: {
      name,
      topicId: `id of ${name}`,
      internal: false,
      partitions: [0, 1, 2].map(partition => ({
        partition,
        leader: 1,
        replicas: [1, 2, 3],
        isr: [1, 2, 3],
      })),
    },
    config: [
      ...Object.values(defaults).filter(({ name: key }) => !(key in config)),
      ...Object.entries(config).map(([key, value]) => entry(key, value, true)),
    ],
  };
}

/** A change as a plan has it. */
export function change(
  operation: string,
  parameters: Change['parameters'],
  fields: Change['fields'] = [],
): Change {
  return {
    id: `${operation}:${parameters.name ?? parameters.principal}`,
    operation,
    resource: `prod/topic/${NAME}`,
    parameters,
    fields,
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: '',
    inverse: { available: false, reason: '' },
  };
}

function anInput(overrides: Partial<RuleInput>): RuleInput {
  return {
    kind: 'topic-create',
    cluster: {
      id: 'prod',
      title: 'Production',
      environment: 'production',
      bootstrapServers: 'kafka.example:9092',
      securityProtocol: 'SASL_SSL',
    },
    spec: { expectedBytesPerSecond: 10_000 },
    changes: [],
    topics: [],
    grants: [],
    resources: [`prod/topic/${NAME}`],
    brokers: known(
      [1, 2, 3].map(id => ({ id, host: `broker-${id}`, port: 9092 })),
    ),
    health: known({
      state: 'healthy',
      liveBrokers: 3,
      offlinePartitions: 0,
      underReplicatedPartitions: 0,
      offline: [],
      readAt: READ_AT,
    }),
    existingTopics: known([listed('payments.payment.made.v1')]),
    topicDefaults: known(defaults),
    requester: {
      userRef: 'user:default/alice',
      ownershipRefs: ['user:default/alice', 'group:default/orders'],
    },
    component: 'component:default/orders-api',
    ownership: {
      resource: `prod/topic/${NAME}`,
      ownerState: 'none',
      proposals: [],
      explanation: 'No owner is confirmed',
    },
    requestingOwner: 'group:default/orders',
    supportMetadata: {
      values: Object.fromEntries(
        [
          'owner',
          'alertRoute',
          'escalation',
          'runbook',
          'dataClass',
          'region',
          'costCentre',
          'tier',
          'placement',
          'downstreamEffect',
        ].map(field => [field, { value: 'x', source: 'test' }]),
      ),
      missing: [],
      resolvedAt: READ_AT,
    },
    ...overrides,
  };
}

/** A request that creates a topic, and passes every rule as it is. */
export function creating(
  topic: Partial<DesiredTopic> = {},
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const config = topic.config ?? {
    'cleanup.policy': 'delete',
    'min.insync.replicas': '2',
    'retention.ms': '604800000',
  };
  const desired: DesiredTopic = {
    name: NAME,
    partitions: 6,
    replicationFactor: 3,
    config,
    set: config,
    unset: [],
    verdict: known({ accepted: true }),
    ...topic,
  };
  const { name, partitions, replicationFactor } = desired;
  return anInput({
    changes: [
      change('create-topic', { name, partitions, replicationFactor, config }),
    ],
    topics: [desired],
    ...overrides,
  });
}

/** A request for more, or fewer, partitions of a topic that has three. */
export function growing(
  growth: { to: number; keyed?: boolean; groups?: number },
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const { to, keyed, groups } = growth;
  const grown = change('create-partitions', {
    name: NAME,
    topicId: `id of ${NAME}`,
    from: 3,
    to,
  });
  return anInput({
    kind: 'topic-partitions',
    spec: {
      topic: NAME,
      partitions: to,
      ...(keyed !== undefined && { keyed }),
    },
    changes: [
      {
        ...grown,
        figures:
          groups === undefined
            ? []
            : [
                {
                  name: 'groups that read it',
                  unit: 'groups',
                  value: groups,
                  bound: groups,
                },
              ],
      },
    ],
    topics: [
      {
        name: NAME,
        observed: observed(),
        partitions: to,
        replicationFactor: 3,
        config: {},
        set: {},
        unset: [],
        verdict: known({ accepted: true }),
      },
    ],
    existingTopics: known([
      listed('payments.payment.made.v1'),
      listed(NAME, 3),
    ]),
    ...overrides,
  });
}

/** A request that changes the quota of a user. */
export function limiting(
  alteration: {
    entity?: { type: 'user' | 'client-id'; name?: string }[];
    set?: Record<string, number>;
    unset?: string[];
    fields?: Change['fields'];
  },
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const {
    entity = [{ type: 'user' as const, name: 'billing' }],
    set = {},
    unset = [],
    fields = [],
  } = alteration;
  return anInput({
    kind: 'quota',
    spec: {},
    changes: [change('alter-client-quota', { entity, set, unset }, fields)],
    resources: ['prod/principal/User%3Abilling'],
    ...overrides,
  });
}

export const ownedByOrders: RuleInput['ownership'] = {
  resource: `prod/topic/${NAME}`,
  owner: 'group:default/orders',
  basis: 'request',
  ownerState: 'active',
  proposals: [],
  explanation: 'group:default/orders made it by a request',
};

/** A request that changes settings of the requester's own topic. */
export function altering(
  alteration: {
    before?: Record<string, string>;
    set?: Record<string, string>;
    unset?: string[];
    verdict?: DesiredTopic['verdict'];
  },
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const { before = {}, set = {}, unset = [] } = alteration;
  const config = { ...before, ...set };
  for (const key of unset) delete config[key];
  return anInput({
    kind: 'topic-config',
    spec: { name: NAME, set, unset },
    changes: [
      change('alter-topic-config', { name: NAME, topicId: 'x', set, unset }),
    ],
    topics: [
      {
        name: NAME,
        observed: observed(before),
        partitions: 3,
        replicationFactor: 3,
        config,
        set,
        unset,
        verdict: alteration.verdict ?? known({ accepted: true }),
      },
    ],
    ownership: ownedByOrders,
    ...overrides,
  });
}

/** A request that makes payments the owner of what orders owns, filed by Alice of orders. */
export function owning(
  set: { owner?: string; component?: string } = {},
  overrides: Partial<RuleInput> = {},
): RuleInput {
  const owner = set.owner ?? 'group:default/payments';
  const resource = `prod/topic/${NAME}`;
  const ownership = overrides.ownership ?? ownedByOrders;
  return anInput({
    kind: 'ownership',
    spec: { resource, ...set },
    changes: [
      change('set-owner', {
        resource,
        owner,
        ...(set.component && { component: set.component }),
        basis: ownership.owner ? 'transfer' : 'claim',
      }),
    ],
    component: undefined,
    requestingOwner: undefined,
    ownership,
    newOwner: { owner, ownerState: 'active' },
    platform: ['group:default/platform'],
    ...overrides,
  });
}

/** A request of Alice of orders that gives rights on what is there, and takes none. */
export function granting(
  overrides: Partial<RuleInput> & Pick<RuleInput, 'grants'>,
): RuleInput {
  return anInput({
    kind: 'access',
    spec: {},
    component: undefined,
    requestingOwner: undefined,
    ownership: ownedByOrders,
    at: READ_AT,
    changes: overrides.grants.map(acl => change('create-acl', { ...acl })),
    ...overrides,
  });
}

/** The same that takes rights. */
export function revoking(
  overrides: Partial<RuleInput> & {
    revocations: NonNullable<RuleInput['revocations']>;
  },
): RuleInput {
  return {
    ...granting({ grants: [], ...overrides }),
    changes: overrides.revocations.map(acl => change('delete-acl', { ...acl })),
  };
}

/** An ACL that a plan adds. */
export function grant(acl: Partial<AclBinding> = {}): AclBinding {
  return {
    resourceType: 'topic',
    patternType: 'literal',
    resourceName: NAME,
    principal: 'User:orders',
    host: '*',
    operation: 'read',
    permission: 'allow',
    ...acl,
  };
}

/** The same request in another environment. */
export function inEnvironment(
  environment: Environment,
  input: RuleInput,
): RuleInput {
  return { ...input, cluster: { ...input.cluster, environment } };
}

/** The findings of one rule, through the engine, with limits from configuration. */
export function findingsOf(
  rule: Rule,
  input: RuleInput,
  limits?: JsonObject,
): Finding[] {
  const config = new ConfigReader({
    kafkaSupport: {
      guardrails: { rules: limits ? { [rule.id]: { limits } } : {} },
    },
  });
  return DefaultGuardrails.create({
    rules: [rule],
    config,
    clusters: [],
  }).evaluate(input, NOW).findings;
}

/** Outcome and message of each finding of one rule. */
export function verdictsOf(...args: Parameters<typeof findingsOf>): string[] {
  return findingsOf(...args).map(
    ({ outcome, message }) => `${outcome}: ${message}`,
  );
}
