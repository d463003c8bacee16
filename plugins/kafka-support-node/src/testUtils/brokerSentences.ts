import { RefusedByBrokerError } from '../adminErrors';
import { topicConfigKeys, type TopicConfigKey } from './topicConfigKeys';

/*
 * What a broker of Kafka 4.3 refuses and in which words. Each sentence was seen
 * on a real broker; the contract suite holds the two together.
 */

const limits = {
  INT: [-2147483648n, 2147483647n],
  LONG: [-9223372036854775808n, 9223372036854775807n],
} as const;

/** @throws RefusedByBrokerError when Kafka allows no topic of this name */
export function checkTopicName(name: string): void {
  const problem = (() => {
    if (name === '') return 'the empty string is not allowed';
    if (name === '.' || name === '..') return `'${name}' is not allowed`;
    if (name.length > 249)
      return `the length of '${name}' is longer than the max allowed length 249`;
    if (!/^[a-zA-Z0-9._-]+$/.test(name))
      return `'${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`;
    return undefined;
  })();
  if (problem)
    throw new RefusedByBrokerError(
      'INVALID_TOPIC_EXCEPTION',
      `Topic name is invalid: ${problem}`,
    );
}

/** @throws RefusedByBrokerError for the first override that a broker refuses */
export function checkTopicConfig(config: Record<string, string>): void {
  const refuse = (sentence: string) => {
    throw new RefusedByBrokerError('INVALID_CONFIG', sentence);
  };
  // The broker looks at all names before it looks at any value.
  for (const name of Object.keys(config)) {
    if (!topicConfigKeys[name]) refuse(`Unknown topic config name: ${name}`);
  }
  for (const [name, value] of Object.entries(config)) {
    const problem = problemOf(topicConfigKeys[name], value.trim());
    if (problem)
      refuse(`Invalid value ${value} for configuration ${name}: ${problem}`);
  }
  if (config['remote.storage.enable'] === 'true')
    refuse(
      'Tiered Storage functionality is disabled in the broker. Topic cannot be configured with remote log storage.',
    );
  const [min, max] = [
    config['min.compaction.lag.ms'],
    config['max.compaction.lag.ms'],
  ];
  if (Number(min) > Number(max))
    refuse(
      `conflict topic config setting min.compaction.lag.ms (${min}) > max.compaction.lag.ms (${max})`,
    );
}

function problemOf(key: TopicConfigKey, value: string): string | undefined {
  switch (key.type) {
    case 'BOOLEAN':
      return /^(true|false)$/i.test(value)
        ? undefined
        : 'Expected value to be either true or false';
    case 'STRING':
      return key.oneOf?.includes(value)
        ? undefined
        : `String must be one of: ${key.oneOf?.join(', ')}`;
    case 'LIST': {
      const { oneOf } = key;
      const items = value.split(',').map(item => item.trim());
      return !oneOf || value === '' || items.every(item => oneOf.includes(item))
        ? undefined
        : `String must be one of: ${oneOf.join(', ')}`;
    }
    default:
      return isNumber(key.type, value)
        ? rangeProblemOf(key, Number(value))
        : `Not a number of type ${key.type}`;
  }
}

function isNumber(type: 'INT' | 'LONG' | 'DOUBLE', value: string): boolean {
  if (type === 'DOUBLE') return value !== '' && Number.isFinite(Number(value));
  if (!/^[+-]?\d+$/.test(value)) return false;
  const number = BigInt(value.replace(/^\+/, ''));
  return number >= limits[type][0] && number <= limits[type][1];
}

function rangeProblemOf(
  { min, max, or }: TopicConfigKey,
  value: number,
): string | undefined {
  if (or !== undefined && value !== or && !(value >= min! && value <= max!))
    return `Value must be between ${min} and ${max} or equal to ${or}`;
  if (value === or) return undefined;
  if (min !== undefined && value < min) return `Value must be at least ${min}`;
  if (max !== undefined && value > max)
    return `Value must be no more than ${max}`;
  return undefined;
}

/** @throws RefusedByBrokerError for counts that a cluster of so many brokers refuses */
export function checkPartitions(
  topic: { partitions: number; replicationFactor: number },
  brokers: number,
): void {
  const { partitions, replicationFactor } = topic;
  if (partitions > 10_000)
    throw new RefusedByBrokerError(
      'POLICY_VIOLATION',
      'Excessively large number of partitions per request.',
    );
  if (replicationFactor < 1)
    throw new RefusedByBrokerError(
      'INVALID_REPLICATION_FACTOR',
      'Replication factor must be larger than 0, or -1 to use the default value.',
    );
  if (partitions < 1)
    throw new RefusedByBrokerError(
      'INVALID_PARTITIONS',
      'Number of partitions was set to an invalid non-positive value.',
    );
  if (replicationFactor > brokers)
    throw new RefusedByBrokerError(
      'INVALID_REPLICATION_FACTOR',
      `Unable to replicate the partition ${replicationFactor} time(s): The target replication factor of ${replicationFactor} cannot be reached because only ${brokers} broker(s) are registered or some brokers have all their log directories cordoned.`,
    );
}

/** @throws RefusedByBrokerError for a binding that no broker takes */
export function checkAcl(acl: {
  resourceType: string;
  resourceName: string;
  principal: string;
}): void {
  const refuse = (sentence: string) => {
    throw new RefusedByBrokerError('INVALID_REQUEST', sentence);
  };
  if (acl.resourceType === 'cluster' && acl.resourceName !== 'kafka-cluster')
    refuse('The only valid name for the CLUSTER resource is kafka-cluster');
  if (acl.resourceName === '') refuse('Invalid empty resource name');
  if (!acl.principal.includes(':'))
    refuse(
      `Could not parse principal from \`${acl.principal}\` (no colon is present separating the principal type from the principal name)`,
    );
}
