import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  boundOf,
  formatResourceRef,
  MAX_KEPT_OFFSETS,
  type AclBinding,
  type Change,
  type FieldDiff,
  type Figure,
  type OperationParameters,
  type TopicDeleteSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  Known,
  ObservedTopic,
  TopicGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { revokeChange } from '../acls';
import { deleteGroupChange } from '../groupDeletion';
import { overridesOf, readTopic, replicationFactorOf } from '../readTopic';
import { kafkaCommand } from '../shell';
import { aclsNaming, MAX_KEPT_ACLS, ofNoMoreUse } from './access';
import { restorable } from './restorable';

type Kept = OperationParameters<'delete-topic'>['kept'];

/** Groups that committed on the topic, without those that the plan deletes as a change of their own. */
async function groupsLeft(
  { topic, removeGroups = [] }: TopicDeleteSpec,
  view: ClusterView,
): Promise<TopicGroup[]> {
  const groups = await view.groups(topic, { searchNow: true });
  // The rule on members says that they are not known, and asks people.
  if (!groups.known) return [];
  return groups.value.groups.filter(
    ({ groupId }) => !removeGroups.includes(groupId),
  );
}

function offsetsOf(groups: TopicGroup[]) {
  return groups.flatMap(({ groupId: group, partitions }) =>
    partitions.flatMap(({ partition, committedOffset: offset }) =>
      offset === undefined ? [] : [{ group, partition, offset }],
    ),
  );
}

function keptOf(
  topic: ObservedTopic,
  acls: AclBinding[],
  groups: TopicGroup[],
): Kept {
  const offsets = offsetsOf(groups);
  return {
    partitions: topic.description.partitions.length,
    replicationFactor: replicationFactorOf(topic),
    config: overridesOf(topic),
    acls: acls.slice(0, MAX_KEPT_ACLS),
    aclsLeftOut: Math.max(0, acls.length - MAX_KEPT_ACLS),
    offsets: offsets.slice(0, MAX_KEPT_OFFSETS),
    offsetsLeftOut: Math.max(0, offsets.length - MAX_KEPT_OFFSETS),
  };
}

function fieldsOf(kept: Kept, groups: TopicGroup[]): FieldDiff[] {
  return [
    { field: 'partitions', before: String(kept.partitions) },
    { field: 'replication.factor', before: String(kept.replicationFactor) },
    ...Object.entries(kept.config)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, before]) => ({ field, before })),
    ...groups.map(({ groupId, partitions }) => {
      const count = partitions.filter(
        each => each.committedOffset !== undefined,
      ).length;
      return {
        field: `offsets of group ${groupId}`,
        before: count === 1 ? '1 partition' : `${count} partitions`,
      };
    }),
  ];
}

/**
 * What is lost, as far as it is known; what is not, the rule on losses names.
 * They move while the topic is written or cleaned up, so each is bounded.
 */
async function figuresOf(
  topic: string,
  groups: TopicGroup[],
  view: ClusterView,
): Promise<Figure[]> {
  const log = await view.log(topic);
  const figure = (
    name: string,
    unit: Figure['unit'],
    known: Known<number> | undefined,
  ): Figure[] =>
    known?.known
      ? [{ name, unit, value: known.value, bound: boundOf(known.value) }]
      : [];
  const held = log.known ? log.value : undefined;
  const bytes = held?.bytes;
  return [
    ...figure('records lost', 'records', held?.records),
    ...figure(
      'bytes lost',
      'bytes',
      bytes?.known ? { ...bytes, value: bytes.value.leaderBytes } : undefined,
    ),
    {
      name: 'groups that lose their place',
      unit: 'groups',
      value: groups.length,
      bound: groups.length,
    },
  ];
}

/** Not an undoing: what a revert makes is a topic without records, and it is said so. */
function noInverse({ kept, name }: { kept: Kept; name: string }) {
  const { partitions, replicationFactor, config, acls } = kept;
  const allowed = ofNoMoreUse(acls);
  const lost = allowed.filter(acl => !restorable(acl)).length;
  const settings = Object.keys(config).length;
  return {
    available: false as const,
    reason: `the records do not come back, nor the groups’ places. A revert makes "${name}" again, EMPTY: ${partitions} partition${
      partitions === 1 ? '' : 's'
    } with ${replicationFactor} replica${
      replicationFactor === 1 ? '' : 's'
    }, ${settings} setting${
      settings === 1 ? '' : 's'
    } of its own, and the access that was revoked with it${
      lost > 0
        ? `, but for ${lost} ACL${
            lost === 1 ? '' : 's'
          } too wide to be granted by a request`
        : ''
    }`,
  };
}

async function deleteTopicChange(
  spec: TopicDeleteSpec,
  topic: ObservedTopic,
  acls: AclBinding[],
  view: ClusterView,
): Promise<Change> {
  const { name, topicId } = topic.description;
  const groups = await groupsLeft(spec, view);
  const kept = keptOf(topic, acls, groups);
  return {
    id: `delete-topic:${name}`,
    operation: 'delete-topic',
    resource: formatResourceRef({
      cluster: view.cluster.id,
      type: 'topic',
      name,
    }),
    parameters: { name, topicId, kept },
    fields: fieldsOf(kept, groups),
    impact: 'destructive',
    figures: await figuresOf(name, groups, view),
    repeatable: true,
    command: kafkaCommand('kafka-topics.sh', view.cluster, [
      '--delete',
      '--topic',
      name,
    ]),
    inverse: noInverse({ kept, name }),
  };
}

/**
 * The groups that shall go too and are there.
 *
 * @throws InputError for a group that has to do with other topics
 * @throws ServiceUnavailableError when one cannot be read
 */
async function groupChanges(
  { topic, removeGroups = [] }: TopicDeleteSpec,
  view: ClusterView,
): Promise<Change[]> {
  const groups = await Promise.all(
    [...removeGroups].sort().map(async groupId => {
      const group = await view.group(groupId);
      if (!group.known)
        throw new ServiceUnavailableError(
          `The group "${groupId}" on cluster "${view.cluster.id}" could not be read: ${group.reason}`,
        );
      return group.value ?? [];
    }),
  );
  return groups.flat().map(group => {
    const others = group.positions.known
      ? group.positions.value.filter(each => each.topic !== topic)
      : [];
    if (others.length > 0)
      throw new InputError(
        `The group "${group.groupId}" has offsets on other topics too, such as "${others[0].topic}". Leave it out of removeGroups: its offsets on "${topic}" go with the topic`,
      );
    return deleteGroupChange(group, view.cluster, {
      available: false,
      reason: `its offsets were of "${topic}" only, and go with the topic`,
    });
  });
}

/**
 * The groups that go too, then the topic, then the access to it: what is refused
 * on the way leaves nobody without access to a topic that is still there, and
 * the offsets of the groups are deleted while they can still be read.
 *
 * Empty once the topic is gone and nothing of it is left. Also where another
 * topic has its name now: that one is not what was asked about.
 *
 * @throws InputError for a topic of Kafka itself, or a group that has other topics
 * @throws ServiceUnavailableError when the topic, a group or the access cannot be read
 */
export async function planTopicDelete(
  spec: TopicDeleteSpec,
  view: ClusterView,
): Promise<Change[]> {
  const { topic: name, topicId, removeAccess = true } = spec;
  const topic = await readTopic(name, view);
  const found = topic?.description;
  if (found && topicId !== undefined && found.topicId !== topicId) return [];
  if (found?.internal)
    throw new InputError(
      `"${name}" is a topic of Kafka itself: without it the cluster does not work. Valid is a topic of a team`,
    );
  const acls = await aclsNaming(name, view);
  return [
    ...(await groupChanges(spec, view)),
    ...(topic ? [await deleteTopicChange(spec, topic, acls, view)] : []),
    ...(removeAccess
      ? ofNoMoreUse(acls).map(acl => revokeChange(acl, view.cluster))
      : []),
  ];
}
