import { ServiceUnavailableError } from '@backstage/errors';
import {
  formatResourceRef,
  type Change,
  type FieldDiff,
  type OperationParameters,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  ClusterView,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownValue, sameConfigValue } from '../configValue';
import { overridesOf, readTopic, replicationFactorOf } from '../readTopic';
import { kafkaCommand } from '../shell';
import { planAccess } from './access';
import { completeTopicCreate, configOf } from './complete';

type NewTopic = OperationParameters<'create-topic'>;

/** The one id of the change that creates a topic. */
export function createTopicChangeId(name: string): string {
  return `create-topic:${name}`;
}

/**
 * Each setting of the topic. Where there is a topic of that name already its
 * settings stand before, so that one sees how it differs.
 */
function diff(asked: NewTopic, observed?: ObservedTopic): FieldDiff[] {
  const overrides = observed ? overridesOf(observed) : {};
  const keys = [
    ...new Set([...Object.keys(asked.config), ...Object.keys(overrides)]),
  ];
  const before = (value: string | undefined) =>
    value === undefined ? {} : { before: value };
  const after = (value: string | undefined) =>
    value === undefined ? {} : { after: value };
  return [
    {
      field: 'partitions',
      ...before(observed && String(observed.description.partitions.length)),
      after: String(asked.partitions),
    },
    {
      field: 'replication.factor',
      ...before(observed && String(replicationFactorOf(observed))),
      after: String(asked.replicationFactor),
    },
    ...keys.sort().map(key => ({
      field: key,
      ...before(ownValue(overrides, key)),
      ...after(ownValue(asked.config, key)),
    })),
  ];
}

/**
 * Nothing is left to create only where the topic is exactly as asked, with no
 * override more or less. Whether this request made it, the timeline knows and
 * the rule `existing-topic` asks.
 */
function isAsAsked(fields: FieldDiff[]): boolean {
  return fields.every(({ before, after }) => sameConfigValue(before, after));
}

function createTopicChange(
  topic: NewTopic,
  fields: FieldDiff[],
  cluster: ClusterFacts,
): Change {
  const settings = Object.entries(topic.config)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => ['--config', `${key}=${value}`]);
  return {
    id: createTopicChangeId(topic.name),
    operation: 'create-topic',
    resource: formatResourceRef({
      cluster: cluster.id,
      type: 'topic',
      name: topic.name,
    }),
    parameters: { ...topic },
    fields,
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: kafkaCommand('kafka-topics.sh', cluster, [
      '--create',
      '--topic',
      topic.name,
      '--partitions',
      String(topic.partitions),
      '--replication-factor',
      String(topic.replicationFactor),
      ...settings,
    ]),
    inverse: {
      available: false,
      reason:
        'Deleting the topic would delete the data that was written to it meanwhile. That is a request of its own',
    },
  };
}

/**
 * The topic, then the access to it that is not there yet.
 *
 * @throws ServiceUnavailableError when the topic, the access or the brokers that a proposal needs cannot be read
 */
export async function planTopicCreate(
  asked: TopicCreateSpec,
  view: ClusterView,
): Promise<Change[]> {
  const spec = await completeTopicCreate(asked, view);
  const { name, partitions, replicationFactor } = spec;
  if (partitions === undefined || replicationFactor === undefined) {
    throw new ServiceUnavailableError(
      `The replication factor of "${name}" cannot be proposed: the brokers of cluster "${view.cluster.id}" are not known now. State replicationFactor, or try again`,
    );
  }
  const topic = { name, partitions, replicationFactor, config: configOf(spec) };
  const observed = await readTopic(name, view);
  const fields = diff(topic, observed);
  const access = await planAccess(spec, view);
  if (observed && isAsAsked(fields)) return access;
  return [createTopicChange(topic, fields, view.cluster), ...access];
}
