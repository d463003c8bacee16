import { ServiceUnavailableError } from '@backstage/errors';
import {
  parametersOf,
  type AclBinding,
  type Change,
  type OperationParameters,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  DesiredTopic,
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { overridesOf, readTopic, replicationFactorOf } from '../kinds';
import { gatherAccess } from './gatherAccess';
import { gatherDeletions } from './gatherDeletions';
import type { GatherRuleInput } from './types';

/** @throws ServiceUnavailableError when it is no longer there */
async function presentTopic(
  name: string,
  view: ClusterView,
): Promise<ObservedTopic> {
  const observed = await readTopic(name, view);
  if (observed) return observed;
  throw new ServiceUnavailableError(
    `The topic "${name}" on cluster "${view.cluster.id}" was deleted a moment ago. Look again`,
  );
}

async function grownTopic(
  { name, to: partitions }: OperationParameters<'create-partitions'>,
  view: ClusterView,
): Promise<DesiredTopic> {
  const observed = await presentTopic(name, view);
  return {
    name,
    observed,
    partitions,
    replicationFactor: replicationFactorOf(observed),
    config: overridesOf(observed),
    set: {},
    unset: [],
    verdict: await view.validatePartitions({ name, partitions }),
  };
}

/** The topic that a change makes or leaves behind; undefined when it is not about a topic. */
async function desiredTopic(
  change: Change,
  view: ClusterView,
): Promise<DesiredTopic | undefined> {
  const created = parametersOf(change, 'create-topic');
  if (created) {
    const observed = await readTopic(created.name, view);
    return {
      ...created,
      ...(observed && { observed }),
      set: created.config,
      unset: [],
      verdict: await view.validateTopic(created),
    };
  }
  const grown = parametersOf(change, 'create-partitions');
  if (grown) return grownTopic(grown, view);
  const altered = parametersOf(change, 'alter-topic-config');
  if (!altered) return undefined;
  const { name, set, unset } = altered;
  const observed = await presentTopic(name, view);
  const config = { ...overridesOf(observed), ...set };
  for (const key of unset) delete config[key];
  return {
    name,
    observed,
    partitions: observed.description.partitions.length,
    replicationFactor: replicationFactorOf(observed),
    config,
    set,
    unset,
    verdict: await view.validateTopicConfig({ name, set, unset }),
  };
}

/** ACLs on all groups and transactional ids, when a grant concerns one. */
async function accessBeside(
  grants: AclBinding[],
  view: ClusterView,
): Promise<Known<AclBinding[]> | undefined> {
  const types = (['group', 'transactional-id'] as const).filter(type =>
    grants.some(grant => grant.resourceType === type),
  );
  if (types.length === 0) return undefined;
  const answers = await Promise.all(
    types.map(resourceType => view.acls({ resourceType })),
  );
  const value: AclBinding[] = [];
  let readAt = '';
  for (const answer of answers) {
    if (!answer.known) return answer;
    value.push(...answer.value);
    readAt = answer.readAt;
  }
  return { known: true, value, readAt };
}

/**
 * Reads what the rules need to know beside what the caller knows. Looks at the
 * operations of the plan, not at its kind.
 *
 * @throws ServiceUnavailableError when a topic of the plan cannot be read
 */
export const gatherRuleInput: GatherRuleInput = async (known, view) => {
  const grants = known.changes.flatMap(
    change => parametersOf(change, 'create-acl') ?? [],
  );
  const [
    topics,
    existingAccess,
    brokers,
    health,
    existingTopics,
    topicDefaults,
    access,
    deletions,
  ] = await Promise.all([
    Promise.all(known.changes.map(change => desiredTopic(change, view))),
    accessBeside(grants, view),
    view.brokers(),
    view.health(),
    view.topics(),
    view.topicDefaults(),
    gatherAccess(known.changes, grants, view),
    gatherDeletions(known.changes, view),
  ]);
  return {
    ...known,
    topics: topics.filter(topic => topic !== undefined),
    grants,
    ...access,
    ...(deletions && { deletions }),
    ...(existingAccess && { existingAccess }),
    brokers,
    health,
    existingTopics,
    topicDefaults,
  };
};
