import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ChangedGroup,
  DeletedTopic,
  GroupPosition,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { countOf, showSize } from '../../units';
import { deletionsOf } from '../deletions';
import { unknownResult } from '../facts';

const SHOWN_TOPICS = 10;

function ofTopic({ name, log }: DeletedTopic): RuleResult[] {
  const what = `What is lost with "${name}"`;
  if (!log.known) return [unknownResult(log, { what, field: 'topic' })];
  if (!log.value) return [];
  const { records, bytes } = log.value;
  if (!records.known) return [unknownResult(records, { what, field: 'topic' })];
  if (!bytes.known) return [unknownResult(bytes, { what, field: 'topic' })];
  const { leaderBytes, totalBytes } = bytes.value;
  const amount = `${countOf(records.value, 'record')}, ${showSize(
    leaderBytes,
  )}`;
  if (records.value === 0)
    return [
      {
        outcome: 'pass',
        field: 'topic',
        message: `"${name}" holds no records`,
        observed: amount,
      },
    ];
  return [
    {
      outcome: 'fail',
      field: 'topic',
      message: `${amount} are lost for good with "${name}" (${showSize(
        totalBytes,
      )} on the disks, with all copies)`,
      observed: amount,
      remedy: {
        text: 'Copy what is still needed to somewhere else first. A revert makes the topic again, empty',
      },
    },
  ];
}

/** How far the group is behind on the partitions of one topic. */
function behind(positions: GroupPosition[]): string {
  const [unread] = positions.flatMap(({ endOffset }) =>
    endOffset.known ? [] : endOffset,
  );
  if (unread) return `not known how far behind (${unread.reason})`;
  const lag = positions.reduce(
    (sum, { endOffset, committedOffset }) =>
      endOffset.known
        ? sum + Math.max(0, endOffset.value - committedOffset)
        : sum,
    0,
  );
  return `${countOf(lag, 'record')} behind`;
}

function ofGroup({ groupId, group, isDeleted }: ChangedGroup): RuleResult[] {
  if (!isDeleted) return [];
  const what = `What is given up with group "${groupId}"`;
  if (!group.known) return [unknownResult(group, { what, field: 'group' })];
  if (!group.value) return [];
  const { positions, type } = group.value;
  if (type === 'share')
    return [
      unknownResult(
        {
          figure: 'place of a share group',
          reason: 'the brokers keep it elsewhere, and it cannot be given back',
        },
        { what, field: 'group' },
      ),
    ];
  if (!positions.known)
    return [unknownResult(positions, { what, field: 'group' })];
  const byTopic = new Map<string, GroupPosition[]>();
  for (const each of positions.value)
    byTopic.set(each.topic, [...(byTopic.get(each.topic) ?? []), each]);
  if (byTopic.size === 0)
    return [
      {
        outcome: 'pass',
        field: 'group',
        message: `Group "${groupId}" has committed nothing`,
      },
    ];
  const places = [...byTopic].map(
    ([topic, own]) =>
      `"${topic}" on ${countOf(own.length, 'partition')}, ${behind(own)}`,
  );
  const more = places.length - SHOWN_TOPICS;
  return [
    {
      outcome: 'fail',
      field: 'group',
      message: `Group "${groupId}" gives up its place in ${places
        .slice(0, SHOWN_TOPICS)
        .join('; ')}${more > 0 ? `; and ${countOf(more, 'more topic')}` : ''}`,
      observed: countOf(positions.value.length, 'offset'),
      remedy: {
        text: 'The offsets are kept in the request: a revert gives them back as long as the group has none',
      },
    },
  ];
}

/** What a deletion costs stands in words where people decide. */
export const deletionLoss: Rule = {
  id: 'deletion-loss',
  area: 'recovery',
  title: 'What is lost',
  description:
    'Says how many records and bytes go with a topic, and which place in which topics goes with a group.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: false,
  asks: ['platform'],
  appliesTo: input => {
    const { topics, groups } = deletionsOf(input);
    return topics.length > 0 || groups.some(({ isDeleted }) => isDeleted);
  },
  evaluate(input: RuleInput) {
    const { topics, groups } = deletionsOf(input);
    return [...topics.flatMap(ofTopic), ...groups.flatMap(ofGroup)];
  },
};
