import type {
  RuleResult,
  SupportField,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ReadinessCheck, StreamFacts } from './types';

const pass = (message: string): RuleResult[] => [{ outcome: 'pass', message }];

/** A check that one field of the support metadata is there. */
function fieldCheck(options: {
  id: string;
  field: SupportField;
  title: string;
  description: string;
  dimension: ReadinessCheck['dimension'];
  effect: ReadinessCheck['effect'];
}): ReadinessCheck {
  const { field, title } = options;
  return {
    ...options,
    area: 'observability',
    policyOwner: 'platform',
    waivable: true,
    evaluate: ({ supportMetadata }) => {
      const found = supportMetadata.values[field];
      if (found) return pass(`${title}: ${found.value} (${found.source})`);
      const supplier = supportMetadata.missing.find(
        gap => gap.field === field,
      )?.supplier;
      return [
        {
          outcome: 'fail',
          message: `${title} is not known`,
          remedy: { text: `Ask ${supplier ?? 'the owner'}` },
        },
      ];
    },
  };
}

function ownerResults({ ownership, topic }: StreamFacts): RuleResult[] {
  const claim = {
    text: `Claim "${topic}" for the team that answers for it: a request of kind ownership, which the platform team reviews`,
  };
  switch (ownership.ownerState) {
    case 'active':
      return pass(ownership.explanation);
    case 'unknown':
      return [
        {
          outcome: 'unknown',
          figure: 'members of the owner',
          message: ownership.explanation,
          remedy: { text: 'Look again when the software catalog answers' },
        },
      ];
    default:
      return [
        { outcome: 'fail', message: ownership.explanation, remedy: claim },
      ];
  }
}

function partitionResults({ listing, topic }: StreamFacts): RuleResult[] {
  if (!listing.known) {
    return [
      {
        outcome: 'unknown',
        figure: listing.figure,
        message: `Partitions are not known: ${listing.reason}`,
        remedy: { text: 'Look again when the cluster answers' },
      },
    ];
  }
  if (!listing.value) {
    return [
      {
        outcome: 'fail',
        message: `The cluster has no topic "${topic}"`,
        remedy: {
          text: 'File a request that creates it, or correct the annotation that names it',
        },
      },
    ];
  }
  const { offlinePartitions, underReplicatedPartitions, partitions } =
    listing.value;
  if (offlinePartitions > 0 || underReplicatedPartitions > 0) {
    return [
      {
        outcome: 'fail',
        message: `${offlinePartitions} of ${partitions} partitions have no leader, ${underReplicatedPartitions} are under-replicated`,
        observed: `${offlinePartitions} offline, ${underReplicatedPartitions} under-replicated`,
        limit: '0',
        remedy: {
          text: 'Hand this to the platform team: nothing local brings a replica back',
        },
      },
    ];
  }
  return pass(`All ${partitions} partitions have a leader and full replicas`);
}

function boundaryResults(facts: StreamFacts): RuleResult[] {
  const { mode, paused, health, cluster } = facts;
  if (paused) {
    return [
      {
        outcome: 'fail',
        message: `Changes on ${cluster} are paused: ${paused.reason}`,
        remedy: { text: 'Ask the platform team when it goes on' },
      },
    ];
  }
  if (mode !== 'apply') {
    return [
      {
        outcome: 'fail',
        message: `${cluster} runs in mode ${mode}: nothing is applied from here`,
        remedy: {
          text: 'Changes go through the platform team’s own pipeline',
        },
      },
    ];
  }
  if (!health.known) {
    return [
      {
        outcome: 'unknown',
        figure: health.figure,
        message: `Health of ${cluster} is not known: ${health.reason}`,
        remedy: { text: 'Look again when the cluster answers' },
      },
    ];
  }
  if (health.value.state !== 'healthy') {
    return [
      {
        outcome: 'fail',
        message: `${cluster} is ${health.value.state}${
          health.value.reason ? `: ${health.value.reason}` : ''
        }`,
        remedy: {
          text: 'Change nothing until it is healthy; hand over to the platform team',
        },
      },
    ];
  }
  return pass(
    `Inside the guardrails the owner changes it without asking; ${cluster} is healthy`,
  );
}

/** The first readiness checks, by dimension. */
export const readinessChecks: ReadinessCheck[] = [
  {
    id: 'stream-owner',
    dimension: 'ownership and routing',
    area: 'team boundary',
    title: 'Confirmed owner',
    description: 'A group in the catalog that can act owns the stream.',
    policyOwner: 'platform',
    effect: 'deny',
    waivable: false,
    evaluate: ownerResults,
  },
  fieldCheck({
    id: 'stream-alert-route',
    field: 'alertRoute',
    title: 'Alert route',
    description: 'An alert on the stream reaches a team.',
    dimension: 'ownership and routing',
    effect: 'deny',
  }),
  fieldCheck({
    id: 'stream-escalation',
    field: 'escalation',
    title: 'Escalation contact',
    description: 'Somebody is named whom the first responder can call.',
    dimension: 'ownership and routing',
    effect: 'review',
  }),
  fieldCheck({
    id: 'stream-runbook',
    field: 'runbook',
    title: 'Runbook',
    description: 'The first responder has steps to follow.',
    dimension: 'ownership and routing',
    effect: 'review',
  }),
  {
    id: 'stream-boundary',
    dimension: 'safe action boundary',
    area: 'governance',
    title: 'Changes go through guardrails',
    description:
      'The product applies changes on this cluster, so what the owner may do alone is defined.',
    policyOwner: 'platform',
    effect: 'review',
    waivable: false,
    evaluate: boundaryResults,
  },
  {
    id: 'stream-partitions',
    dimension: 'safe action boundary',
    area: 'recovery',
    title: 'Partitions are whole',
    description: 'Every partition has a leader and all its replicas.',
    policyOwner: 'platform',
    effect: 'deny',
    waivable: false,
    evaluate: partitionResults,
  },
  fieldCheck({
    id: 'stream-downstream-effect',
    field: 'downstreamEffect',
    title: 'Effect of re-delivery',
    description:
      'What reading records again does to the systems behind it is known.',
    dimension: 'safe action boundary',
    effect: 'review',
  }),
];
