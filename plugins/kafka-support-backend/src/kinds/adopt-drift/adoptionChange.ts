import type {
  Change,
  DriftDifference,
  FieldDiff,
  OperationParameters,
} from '@kafka-support/backstage-plugin-kafka-support-common';

function fieldOf({
  what,
  setting,
  grant,
  approved,
  observed,
}: DriftDifference): FieldDiff {
  const values = {
    ...(approved !== undefined && { before: approved }),
    ...(observed !== undefined && { after: observed }),
  };
  switch (what) {
    case 'setting':
      return { field: setting ?? '', ...values };
    case 'access': {
      const { principal, operation, permission, host, resourceName } = grant!;
      const from = host === '*' ? '' : ` from ${host}`;
      return {
        field: `${principal} on topic ${resourceName}${from}`,
        ...(approved !== undefined && { before: `${permission} ${operation}` }),
        ...(observed !== undefined && { after: `${permission} ${operation}` }),
      };
    }
    case 'replication factor':
      return { field: 'replication.factor', ...values };
    case 'recreated':
      return { field: 'topic id', ...values };
    case 'appeared':
    case 'missing':
      return { field: 'topic', ...values };
    case 'partitions':
      return { field: 'partitions', ...values };
    default:
      throw new Error(`Unknown difference "${what satisfies never}"`);
  }
}

/** The one change that accepts what differs: before is what was approved, after what is there. */
export function adoptionChange(input: {
  resource: string;
  adoption: OperationParameters<'adopt-observed'>;
  differences: readonly DriftDifference[];
}): Change {
  const { resource, adoption, differences } = input;
  return {
    id: `adopt-observed:${adoption.name}`,
    operation: 'adopt-observed',
    resource,
    parameters: { ...adoption },
    fields: differences.map(fieldOf),
    impact: 'safe',
    figures: [],
    repeatable: true,
    command:
      '# What is approved is recorded in the portal; Kafka has no command for it',
    inverse: {
      available: false,
      reason:
        'the topic was not changed; to have it as it was, file a request for that',
    },
  };
}
