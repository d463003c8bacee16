import {
  parametersOf,
  type AclBinding,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ActiveReader,
  ClusterView,
  Known,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** How many topics the readers are looked up of: each costs several calls. */
const MAX_TOPICS = 10;

/** Whether a right is on something, by its name or its prefix. */
function holdsFor(acl: AclBinding, name: string): boolean {
  return acl.patternType === 'prefixed'
    ? name.startsWith(acl.resourceName)
    : acl.resourceName === name || acl.resourceName === '*';
}

const literalTopics = (acls: AclBinding[]) =>
  acls
    .filter(
      ({ resourceType, patternType, resourceName, permission }) =>
        resourceType === 'topic' &&
        patternType === 'literal' &&
        resourceName !== '*' &&
        permission === 'allow',
    )
    .map(({ resourceName }) => resourceName);

const reads = ({ operation, permission }: AclBinding) =>
  (operation === 'read' || operation === 'all') && permission === 'allow';

/**
 * Groups with members that read as one of the principals, as far as can be told:
 * no call names the principal of a member, so it is those that the principal may
 * use and that have to do with its topics.
 */
async function activeReadersOf(
  revocations: AclBinding[],
  view: ClusterView,
): Promise<Known<ActiveReader[]> | undefined> {
  const taken = revocations.filter(reads);
  if (taken.length === 0) return undefined;
  const found = new Map<string, ActiveReader>();
  let readAt = '';
  for (const principal of new Set(taken.map(each => each.principal))) {
    const access = await view.acls({ principal });
    if (!access.known) return access;
    readAt = access.readAt;
    const own = access.value.filter(reads);
    const ownGroups = own.filter(each => each.resourceType === 'group');
    const theirs = taken.filter(each => each.principal === principal);
    const groups = theirs.filter(each => each.resourceType === 'group');
    const topics = new Set([
      ...literalTopics(theirs),
      // Without the right on its group it reads none of its topics any more.
      ...(groups.length > 0 ? literalTopics(own) : []),
    ]);
    for (const topic of [...topics].slice(0, MAX_TOPICS)) {
      const readers = await view.groups(topic);
      if (!readers.known) return readers;
      const cutByTopic = theirs.some(
        each => each.resourceType === 'topic' && holdsFor(each, topic),
      );
      const rights = cutByTopic ? ownGroups : groups;
      for (const { groupId, members } of readers.value.groups) {
        if (!members.known || members.value.length === 0) continue;
        if (rights.some(each => holdsFor(each, groupId)))
          found.set(`${groupId} ${topic}`, {
            group: groupId,
            topic,
            members: members.value.length,
          });
      }
    }
  }
  return { known: true, value: [...found.values()], readAt };
}

async function isThere(
  name: string,
  view: ClusterView,
): Promise<Known<boolean>> {
  const topic = await view.topic(name);
  return topic.known ? { ...topic, value: topic.value !== undefined } : topic;
}

/** What rules need to know of the rights that a plan gives and takes. */
export async function gatherAccess(
  changes: Change[],
  grants: AclBinding[],
  view: ClusterView,
): Promise<Pick<RuleInput, 'revocations' | 'grantedTopics' | 'activeReaders'>> {
  const revocations = changes.flatMap(
    change => parametersOf(change, 'delete-acl') ?? [],
  );
  const created = new Set(
    changes.flatMap(change => parametersOf(change, 'create-topic')?.name ?? []),
  );
  const names = new Set(
    literalTopics(grants).filter(name => !created.has(name)),
  );
  const [grantedTopics, activeReaders] = await Promise.all([
    Promise.all(
      [...names].map(async name => ({
        name,
        there: await isThere(name, view),
      })),
    ),
    activeReadersOf(revocations, view),
  ]);
  return {
    ...(revocations.length > 0 && { revocations }),
    ...(grantedTopics.length > 0 && { grantedTopics }),
    ...(activeReaders && { activeReaders }),
  };
}
