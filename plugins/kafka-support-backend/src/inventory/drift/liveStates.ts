import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import { reasonOf } from '../../clusters';
import type { ObservedState } from './differencesOf';
import { hasNoAuthorizer } from './observedState';

type Reads = Pick<ClusterAdmin, 'listTopics' | 'describeTopicConfigs'>;

/** Topics as they are now, by name; one whose settings cannot be read is left out. */
export async function liveStates(
  admin: Reads,
  names: readonly string[],
): Promise<Map<string, Omit<ObservedState, 'grants'>>> {
  if (names.length === 0) return new Map();
  const [topics, { read }] = await Promise.all([
    admin.listTopics(),
    admin.describeTopicConfigs([...names]),
  ]);
  const listed = new Map(topics.map(each => [each.name, each]));
  return new Map(
    read.flatMap(({ name, config }) => {
      const topic = listed.get(name);
      if (!topic) return [];
      const { topicId, partitions, replicationFactor } = topic;
      const overrides = Object.fromEntries(
        config
          .filter(entry => entry.override)
          .map(entry => [entry.name, entry.value ?? '']),
      );
      return [[name, { topicId, partitions, replicationFactor, overrides }]];
    }),
  );
}

/**
 * ACLs that name one topic, by it. `none`: the cluster has no authorizer;
 * `unread`: there may be some.
 */
export async function liveGrants(
  admin: Pick<ClusterAdmin, 'describeAcls'>,
): Promise<Map<string, AclBinding[]> | 'none' | 'unread'> {
  try {
    const acls = await admin.describeAcls({
      resourceType: 'topic',
      patternType: 'literal',
    });
    return Map.groupBy(acls, ({ resourceName }) => resourceName);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    return hasNoAuthorizer(`${code} ${reasonOf(error)}`) ? 'none' : 'unread';
  }
}
