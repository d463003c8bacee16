import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ChangedGroup,
  DeletedTopic,
  Rule,
  RuleInput,
  TopicGroup,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { countOf } from '../../units';
import { deletionsOf } from '../deletions';
import { unknownResult } from '../facts';

const LIMIT = '0 members';

function stopped(groupId: string) {
  return {
    text: `Stop the consumers of "${groupId}" first. One with a group.instance.id stays in the group until its session ends`,
  };
}

/**
 * Whether somebody of the group reads the topic. A member without any partition
 * may be about to get one; one that reads other topics only is not in the way.
 */
function readersOf(topic: string, { members }: TopicGroup): number {
  if (!members.known) return 0;
  return members.value.filter(
    ({ assigned }) =>
      assigned.length === 0 || assigned.some(each => each.topic === topic),
  ).length;
}

/** Where members cannot be read, the state tells whether there are any. */
const isIdle = (state: string) => state === 'Empty' || state === 'Dead';

function ofTopicGroup(topic: string, group: TopicGroup): RuleResult {
  const { groupId, members, state } = group;
  if (!members.known)
    return isIdle(state)
      ? {
          outcome: 'pass',
          message: `Group "${groupId}" is ${state}: nobody reads "${topic}" with it`,
        }
      : unknownResult(members, {
          what: `Whether group "${groupId}" reads "${topic}"`,
          limit: LIMIT,
        });
  const readers = readersOf(topic, group);
  return readers === 0
    ? {
        outcome: 'pass',
        message: `Nobody reads "${topic}" with group "${groupId}"`,
        observed: '0 members',
        limit: LIMIT,
      }
    : {
        outcome: 'fail',
        message: `Group "${groupId}" reads "${topic}" with ${countOf(
          readers,
          'member',
        )}`,
        observed: countOf(readers, 'member'),
        limit: LIMIT,
        remedy: stopped(groupId),
      };
}

function ofTopic({ name, groups }: DeletedTopic): RuleResult[] {
  if (!groups.known)
    return [
      unknownResult(groups, { what: `Who reads "${name}"`, limit: LIMIT }),
    ];
  const results = groups.value.groups.map(each => ofTopicGroup(name, each));
  const missing = groups.value.missing.map(({ what, reason }) =>
    unknownResult(
      { figure: what, reason },
      { what: `Whether "${name}" is read there (${what})`, limit: LIMIT },
    ),
  );
  return results.length + missing.length > 0
    ? [...results, ...missing]
    : [
        {
          outcome: 'pass',
          message: `No group reads "${name}" or has offsets on it`,
          limit: LIMIT,
        },
      ];
}

function ofGroup({ groupId, group }: ChangedGroup): RuleResult {
  const what = `Whether group "${groupId}" has members`;
  if (!group.known)
    return unknownResult(group, { what, field: 'group', limit: LIMIT });
  const found = group.value;
  const count = found?.members.known ? found.members.value.length : 0;
  if (!found || isIdle(found.state) || (found.members.known && count === 0))
    return {
      outcome: 'pass',
      field: 'group',
      message: `Group "${groupId}" has no members`,
      observed: '0 members',
      limit: LIMIT,
    };
  return {
    outcome: 'fail',
    field: 'group',
    message: found.members.known
      ? `Group "${groupId}" has ${countOf(count, 'member')}`
      : `Group "${groupId}" is ${found.state}: it has members`,
    observed: found.members.known ? countOf(count, 'member') : found.state,
    limit: LIMIT,
    remedy: stopped(groupId),
  };
}

/** What somebody reads at this moment is not taken from under them. */
export const activeMembers: Rule = {
  id: 'active-members',
  area: 'recovery',
  title: 'Consumers that are running',
  description:
    'A topic is not deleted while a group reads it, nor a group deleted or given offsets while it has members.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  asks: ['platform'],
  appliesTo: input => {
    const { topics, groups } = deletionsOf(input);
    return topics.length + groups.length > 0;
  },
  evaluate(input: RuleInput) {
    const { topics, groups } = deletionsOf(input);
    return [...topics.flatMap(ofTopic), ...groups.map(ofGroup)];
  },
};
