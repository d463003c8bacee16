import {
  decide,
  formatResourceRef,
  proposePartitions,
  toPlan,
  topicCreateSpecSchema,
  topicConfigSpecSchema,
  type Change,
  type Finding,
  type Preview,
  type PreviewInput,
  type RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { accessPreview } from './accessPreview';
import { exampleFinding, examplePassedFindings } from './findings';
import { ownershipPreview } from './ownershipPreview';
import { exampleOwnership, exampleSupportMetadata } from './ownership';
import { exampleNow } from './time';

const DAY_MS = 86_400_000;

function topicCreate(input: PreviewInput): {
  spec: object;
  changes: Change[];
  name: string;
} {
  const asked = topicCreateSpecSchema.parse(input.spec);
  const spec = {
    ...asked,
    partitions: asked.partitions ?? proposePartitions(asked).partitions,
    replicationFactor: asked.replicationFactor ?? 3,
    config: {
      'min.insync.replicas': '2',
      'retention.ms': String(asked.retentionMs ?? 3 * DAY_MS),
      ...asked.config,
    },
  };
  const topic: Change = {
    id: `create-topic:${spec.name}`,
    operation: 'create-topic',
    resource: formatResourceRef({
      cluster: input.cluster,
      type: 'topic',
      name: spec.name,
    }),
    parameters: {
      name: spec.name,
      partitions: spec.partitions,
      replicationFactor: spec.replicationFactor,
      config: spec.config,
    },
    fields: [
      { field: 'partitions', after: String(spec.partitions) },
      { field: 'replication.factor', after: String(spec.replicationFactor) },
      ...Object.entries(spec.config).map(([field, after]) => ({
        field,
        after,
      })),
    ],
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: `kafka-topics.sh --bootstrap-server kafka.${input.cluster}.example.com:9094 --create --topic ${spec.name} --partitions ${spec.partitions} --replication-factor ${spec.replicationFactor}`,
    inverse: {
      available: false,
      reason:
        'deleting the topic would delete the data written to it meanwhile. That is a request of its own.',
    },
  };
  const access = (spec.producers ?? []).flatMap(({ principal }) =>
    ['write', 'describe'].map(operation =>
      grant(input.cluster, principal, spec.name, operation),
    ),
  );
  return { spec, changes: [topic, ...access], name: spec.name };
}

function grant(
  cluster: string,
  principal: string,
  topic: string,
  operation: string,
): Change {
  return {
    id: `create-acl:${principal}:${topic}:${operation}`,
    operation: 'create-acl',
    resource: formatResourceRef({
      cluster,
      type: 'principal',
      name: principal,
    }),
    parameters: {
      resourceType: 'topic',
      patternType: 'literal',
      resourceName: topic,
      principal,
      host: '*',
      operation,
      permission: 'allow',
    },
    fields: [{ field: `${principal} on topic ${topic}`, after: operation }],
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: `kafka-acls.sh --bootstrap-server kafka.${cluster}.example.com:9094 --add --allow-principal ${principal} --operation ${operation} --topic ${topic}`,
    inverse: { available: true, summary: 'revoke it.' },
  };
}

function topicConfig(input: PreviewInput): {
  spec: object;
  changes: Change[];
  name: string;
} {
  const spec = topicConfigSpecSchema.parse(input.spec);
  const set = Object.entries(spec.set ?? {});
  return {
    spec,
    name: spec.name,
    changes: [
      {
        id: `alter-topic-config:${spec.name}`,
        operation: 'alter-topic-config',
        resource: formatResourceRef({
          cluster: input.cluster,
          type: 'topic',
          name: spec.name,
        }),
        parameters: {
          name: spec.name,
          topicId: 'lJ5oeE3CQxqQ4GSnOWvIwg',
          set: spec.set ?? {},
          unset: spec.unset ?? [],
        },
        fields: [
          ...set.map(([field, after]) => ({ field, before: 'delete', after })),
          ...(spec.unset ?? []).map(field => ({ field, before: 'compact' })),
        ],
        impact: 'disruptive',
        figures: [],
        repeatable: true,
        command: `kafka-configs.sh --alter --topic ${spec.name}`,
        inverse: {
          available: true,
          summary: 'the former values are set again.',
        },
      },
    ],
  };
}

function findingsOn(input: PreviewInput, spec: Record<string, any>): Finding[] {
  const named = /^[a-z-]+(\.[a-z-]+)+\.v\d+$/.test(spec.name);
  const long = (spec.retentionMs ?? 0) > 7 * DAY_MS;
  const many = (spec.partitions ?? 0) > 48;
  return [
    exampleFinding({
      rule: 'naming',
      title: 'Name',
      area: 'governance',
      outcome: named ? 'pass' : 'fail',
      field: 'name',
      message: named
        ? 'The name follows the pattern.'
        : `"${spec.name}" does not follow the pattern <domain>.<dataset>.<event>.v<N>.`,
      limit: '<domain>.<dataset>.<event>.v<N>',
      remedy: {
        text: 'For example "orders.order.placed.v1".',
        set: { name: 'orders.order.placed.v1' },
      },
    }),
    exampleFinding({
      rule: 'retention-ceiling',
      title: 'Retention',
      area: 'capacity and cost',
      effect: 'review',
      asks: ['platform'],
      outcome: long ? 'fail' : 'pass',
      field: 'retentionMs',
      message: long
        ? 'Above 7 days the platform looks at storage.'
        : 'Kept for at most 7 days.',
      limit: '7 days',
      remedy: { text: 'Keep it for 7 days.', set: { retentionMs: 7 * DAY_MS } },
    }),
    exampleFinding({
      rule: 'partitions-per-topic',
      title: 'Partitions',
      area: 'capacity and cost',
      outcome: many ? 'fail' : 'pass',
      field: 'partitions',
      message: many
        ? `${spec.partitions} partitions are more than a topic may have here.`
        : 'Within the budget.',
      observed: String(spec.partitions ?? ''),
      limit: '48',
      remedy: { text: 'Ask for 48 or fewer.', set: { partitions: 48 } },
    }),
    exampleFinding({
      rule: 'owner-required',
      title: 'Owner',
      area: 'team boundary',
      effect: 'review',
      asks: ['platform'],
      outcome: input.component ? 'pass' : 'fail',
      field: 'component',
      message: input.component
        ? 'The component is owned by a team.'
        : 'Without a component nobody would answer for it.',
    }),
    ...examplePassedFindings,
  ];
}

function reviewersOf(findings: Finding[]): RequiredReviewer[] {
  const asking = findings.filter(
    finding => finding.outcome !== 'pass' && finding.asks.includes('platform'),
  );
  if (asking.length === 0) return [];
  return [
    {
      role: 'platform',
      filledBy: ['group:default/platform'],
      reasons: asking.map(finding => finding.message),
    },
  ];
}

/** What the example backend would answer to an ask. Pure. @public */
export function previewOf(input: PreviewInput): Preview {
  if (input.kind === 'ownership') return ownershipPreview(input);
  if (input.kind === 'access') return accessPreview(input);
  const { spec, changes, name } =
    input.kind === 'topic-config' ? topicConfig(input) : topicCreate(input);
  const findings = findingsOn(input, spec as Record<string, any>);
  const resource = formatResourceRef({
    cluster: input.cluster,
    type: 'topic',
    name,
  });
  return {
    resources: [resource],
    spec: spec as Preview['spec'],
    plan: toPlan(changes, new Date(exampleNow)),
    evaluation: {
      findings,
      decision: decide(findings),
      evaluatedAt: exampleNow,
    },
    reviewers: reviewersOf(findings),
    ownership: input.component
      ? exampleOwnership({ resource, component: input.component })
      : exampleOwnership({
          resource,
          owner: undefined,
          basis: undefined,
          ownerState: 'none',
          explanation: 'Nobody owns it yet: the platform team answers for it.',
        }),
    supportMetadata: exampleSupportMetadata,
    connectionSettings: [
      {
        title: 'producer.properties',
        language: 'properties',
        text: `bootstrap.servers=kafka.${input.cluster}.example.com:9094\nacks=all\n`,
      },
      {
        title: 'consumer.properties',
        language: 'properties',
        text: `bootstrap.servers=kafka.${input.cluster}.example.com:9094\ngroup.id=<your group>\n`,
      },
    ],
  };
}
