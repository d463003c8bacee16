import {
  formatResourceRef,
  type Change,
  type FieldDiff,
  type TopicConfigSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownValue, sameConfigValue } from '../configValue';
import { existingTopic } from '../existingTopic';
import { overridesOf } from '../readTopic';
import { kafkaCommand } from '../shell';
import { configImpact, worstImpact } from './impact';

/** Only what differs from the overrides there are; ordered, so that the digest is the same again. */
function diff(
  { set = {}, unset = [] }: TopicConfigSpec,
  overrides: Record<string, string>,
): FieldDiff[] {
  const before = (key: string) => {
    const value = ownValue(overrides, key);
    return value === undefined ? {} : { before: value };
  };
  return [
    ...Object.entries(set)
      .filter(
        ([key, value]) => !sameConfigValue(ownValue(overrides, key), value),
      )
      .map(([key, value]) => ({ field: key, ...before(key), after: value })),
    ...unset
      .filter(key => Object.hasOwn(overrides, key))
      .map(key => ({ field: key, ...before(key) })),
  ].sort((a, b) => (a.field < b.field ? -1 : 1));
}

function split(fields: FieldDiff[], side: 'before' | 'after') {
  const present = fields.filter(each => each[side] !== undefined);
  return {
    set: Object.fromEntries(
      present.map(each => [each.field, each[side] as string]),
    ),
    unset: fields
      .filter(each => each[side] === undefined)
      .map(each => each.field),
  };
}

/** What `fields` sets and removes. */
export const forwards = (fields: FieldDiff[]) => split(fields, 'after');
/** What sets and removes it back. */
export const backwards = (fields: FieldDiff[]) => split(fields, 'before');

function command(
  name: string,
  { set, unset }: ReturnType<typeof forwards>,
  cluster: ClusterFacts,
): string {
  const added = Object.entries(set).map(([key, value]) =>
    // kafka-configs.sh takes a comma in a value only in brackets.
    value.includes(',') ? `${key}=[${value}]` : `${key}=${value}`,
  );
  return kafkaCommand('kafka-configs.sh', cluster, [
    '--alter',
    '--entity-type',
    'topics',
    '--entity-name',
    name,
    ...(added.length > 0 ? ['--add-config', added.join(',')] : []),
    ...(unset.length > 0 ? ['--delete-config', unset.join(',')] : []),
  ]);
}

function inverseSummary(fields: FieldDiff[], lost: boolean): string {
  const { set, unset } = backwards(fields);
  const steps = [
    ...Object.entries(set).map(([key, value]) => `set ${key} to ${value}`),
    ...unset.map(key => `remove the override of ${key}`),
  ];
  return `To undo it: ${steps.join(', ')}${
    lost ? '. Records that were removed meanwhile do not come back' : ''
  }`;
}

/**
 * One change with all keys, since the broker takes them at once or not at all;
 * none when every override is as asked.
 *
 * @throws InputError when there is no such topic, naming close ones
 * @throws ServiceUnavailableError when the topic cannot be read
 */
export async function planTopicConfig(
  spec: TopicConfigSpec,
  view: ClusterView,
): Promise<Change[]> {
  const { name } = spec;
  const topic = await existingTopic(name, view);
  const fields = diff(spec, overridesOf(topic));
  if (fields.length === 0) return [];
  const inForce = new Map(topic.config.map(each => [each.name, each.value]));
  const impact = worstImpact(
    fields.map(
      ({ field, after }) =>
        configImpact(field, { before: inForce.get(field), after }).impact,
    ),
  );
  const alteration = forwards(fields);
  return [
    {
      id: `alter-topic-config:${name}`,
      operation: 'alter-topic-config',
      resource: formatResourceRef({
        cluster: view.cluster.id,
        type: 'topic',
        name,
      }),
      parameters: { name, topicId: topic.description.topicId, ...alteration },
      fields,
      impact,
      figures: [],
      repeatable: true,
      command: command(name, alteration, view.cluster),
      inverse: {
        available: true,
        summary: inverseSummary(fields, impact === 'destructive'),
      },
    },
  ];
}
