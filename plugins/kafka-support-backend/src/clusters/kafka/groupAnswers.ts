import {
  decodeConsumerProtocolAssignment,
  type consumerGroupDescribeV0,
  type describeGroupsV5,
  type listGroupsV5,
  type offsetFetchV9,
} from '@platformatic/kafka';
import {
  groupTypes,
  type GroupDescription,
  type GroupListing,
  type GroupOffsets,
  type PartialRead,
  type TopicPartition,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { errorOfNumber, unreadOf } from './partialAnswers';

const GROUP_ID_NOT_FOUND = 69;

export function toGroupListing(
  group: listGroupsV5.ListGroupsResponseGroup,
): GroupListing {
  const type = group.groupType.toLowerCase();
  return {
    groupId: group.groupId,
    type: groupTypes.find(each => each === type) ?? 'unknown',
    state: group.groupState,
    protocolType: group.protocolType,
  };
}

/** A group that does not exist is `Dead` in this answer, without an error. */
export function describedByClassic(
  groups: describeGroupsV5.DescribeGroupsResponseGroup[],
): PartialRead<GroupDescription, string> {
  return readable<(typeof groups)[number], GroupDescription>(groups, group =>
    group.groupState === 'Dead'
      ? []
      : [
          {
            groupId: group.groupId,
            type: 'classic',
            state: group.groupState,
            protocolType: group.protocolType,
            ...(group.protocolData && { assignor: group.protocolData }),
            members: group.members.map(member => ({
              memberId: member.memberId,
              ...instanceOf(member.groupInstanceId),
              clientId: member.clientId,
              host: member.clientHost,
              assigned:
                group.protocolType === 'consumer'
                  ? assignedBy(member.memberAssignment)
                  : [],
            })),
          },
        ],
  );
}

export function describedByConsumer(
  groups: consumerGroupDescribeV0.ConsumerGroupDescribeResponseGroup[],
): PartialRead<GroupDescription, string> {
  return readable<(typeof groups)[number], GroupDescription>(groups, group => [
    {
      groupId: group.groupId,
      type: 'consumer',
      state: group.groupState,
      protocolType: 'consumer',
      ...(group.assignorName && { assignor: group.assignorName }),
      members: group.members.map(member => ({
        memberId: member.memberId,
        ...instanceOf(member.instanceId),
        clientId: member.clientId,
        host: member.clientHost,
        assigned: inOrder(
          member.assignment.topicPartitions.flatMap(
            ({ topicName: topic, partitions }) =>
              partitions.map(partition => ({ topic, partition })),
          ),
        ),
      })),
    },
  ]);
}

/** A partition that answers with an error makes the group unread: half is not what it committed. */
export function toGroupOffsets(
  groups: offsetFetchV9.OffsetFetchResponseGroup[],
): PartialRead<GroupOffsets, string> {
  return readable(
    groups.map(group => ({
      ...group,
      errorCode:
        group.errorCode ||
        (group.topics
          .flatMap(topic => topic.partitions)
          .find(partition => partition.errorCode !== 0)?.errorCode ??
          0),
    })),
    ({ groupId, topics }) => [
      {
        groupId,
        offsets: inOrder(
          topics.flatMap(({ name: topic, partitions }) =>
            partitions
              .filter(each => each.committedOffset >= 0n)
              .map(({ partitionIndex: partition, committedOffset }) => ({
                topic,
                partition,
                offset: Number(committedOffset),
              })),
          ),
        ),
      },
    ],
  );
}

function readable<
  TGroup extends {
    groupId: string;
    errorCode: number;
    errorMessage?: string | null;
  },
  T,
>(groups: TGroup[], toRead: (group: TGroup) => T[]): PartialRead<T, string> {
  const answer: PartialRead<T, string> = { read: [], unread: [] };
  for (const group of groups) {
    const { groupId, errorCode, errorMessage } = group;
    if (errorCode === GROUP_ID_NOT_FOUND) continue;
    if (errorCode === 0) answer.read.push(...toRead(group));
    else
      answer.unread.push(
        unreadOf(groupId, errorOfNumber(errorCode, errorMessage)),
      );
  }
  return answer;
}

function instanceOf(id: string | null | undefined): {
  groupInstanceId?: string;
} {
  return typeof id === 'string' ? { groupInstanceId: id } : {};
}

/** Members choose what they write there: what cannot be read is no assignment. */
function assignedBy(assignment: Buffer): TopicPartition[] {
  if (assignment.length === 0) return [];
  try {
    return inOrder(
      decodeConsumerProtocolAssignment(assignment).assignedPartitions.flatMap(
        ({ topic, partitions }) =>
          partitions.map(partition => ({ topic, partition })),
      ),
    );
  } catch {
    return [];
  }
}

function inOrder<T extends TopicPartition>(partitions: T[]): T[] {
  return partitions.sort((a, b) => {
    if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
    return a.partition - b.partition;
  });
}
