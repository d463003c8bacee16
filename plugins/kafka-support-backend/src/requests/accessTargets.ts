import {
  formatResourceRef,
  parametersOf,
  parseResourceRef,
  type AclBinding,
  type Change,
  type Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AccessTargets,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { OwnershipService } from '../ownership/types';

/** How many topics under prefixes are looked up; the rest is counted. */
const MAX_COVERED = 100;

type Owners = Pick<OwnershipService, 'ownershipOf' | 'supportMetadataOf'>;

/**
 * Topics and groups that the rights of a plan are about, each with its owner and
 * data class: those that are named, and the topics that a prefix covers now.
 * Undefined where the plan changes no rights.
 */
export async function accessTargetsOf(
  changes: readonly Change[],
  view: ClusterView,
  owners: Owners,
): Promise<AccessTargets | undefined> {
  const acls = changes.flatMap(
    change =>
      parametersOf(change, 'create-acl') ??
      parametersOf(change, 'delete-acl') ??
      [],
  );
  if (acls.length === 0) return undefined;
  const created = new Set(
    changes.flatMap(change => parametersOf(change, 'create-topic')?.name ?? []),
  );
  const named = namedBy(acls).filter(
    ({ type, name }) => type !== 'topic' || !created.has(name),
  );
  const { prefixes, covered } = await coveredBy(acls, view);
  const isNamed = new Set(named.map(({ type, name }) => `${type} ${name}`));
  const rest = covered.filter(({ name }) => !isNamed.has(`topic ${name}`));
  const lookUp = lookUpIn(owners);
  const targets = await Promise.all([
    ...named.map(({ type, name }) =>
      lookUp(formatResourceRef({ cluster: view.cluster.id, type, name })),
    ),
    ...rest.slice(0, MAX_COVERED).map(async ({ name, prefix }) => ({
      ...(await lookUp(
        formatResourceRef({ cluster: view.cluster.id, type: 'topic', name }),
      )),
      prefix,
    })),
  ]);
  return {
    targets,
    notLookedAt: Math.max(0, rest.length - MAX_COVERED),
    prefixes,
  };
}

/**
 * Whose agreement stands for the request: the owner of the topic that is named,
 * or, where only a prefix is, the one owner of all topics that it covers.
 */
export function answeringOwner(
  main: Ownership,
  access: AccessTargets | undefined,
): Ownership {
  const topics = (access?.targets ?? [])
    .map(({ ownership }) => ownership)
    .filter(({ resource }) => parseResourceRef(resource).type === 'topic');
  if (topics.length === 0) return main;
  if (topics.some(({ resource }) => resource === main.resource)) return main;
  const [first] = topics;
  return first.owner && topics.every(({ owner }) => owner === first.owner)
    ? first
    : main;
}

interface Named {
  type: 'topic' | 'group';
  name: string;
}

function namedBy(acls: AclBinding[]): Named[] {
  const named = new Map<string, Named>();
  for (const { resourceType: type, resourceName: name, patternType } of acls)
    if (
      (type === 'topic' || type === 'group') &&
      patternType === 'literal' &&
      name !== '*'
    )
      named.set(`${type} ${name}`, { type, name });
  return [...named.values()];
}

async function coveredBy(acls: AclBinding[], view: ClusterView) {
  const texts = new Set(
    acls
      .filter(
        ({ resourceType, patternType }) =>
          resourceType === 'topic' && patternType === 'prefixed',
      )
      .map(({ resourceName }) => resourceName),
  );
  const covered: { name: string; prefix: string }[] = [];
  const prefixes: AccessTargets['prefixes'] = [];
  if (texts.size === 0) return { prefixes, covered };
  const topics = await view.topics();
  for (const prefix of texts) {
    if (!topics.known) {
      prefixes.push({ prefix, covered: topics });
      continue;
    }
    const names = topics.value
      .map(({ name }) => name)
      .filter(name => name.startsWith(prefix));
    covered.push(...names.map(name => ({ name, prefix })));
    prefixes.push({ prefix, covered: { ...topics, value: names.length } });
  }
  const unique = new Map(covered.map(each => [each.name, each]));
  return { prefixes, covered: [...unique.values()] };
}

/** Looks up a resource; what its component or owner states is read once for each. */
function lookUpIn(owners: Owners) {
  const classes = new Map<string, Promise<string | undefined>>();
  const dataClassOf = ({ component, owner }: Ownership) => {
    if (!component && !owner) return undefined;
    const key = `${component} ${owner}`;
    const known =
      classes.get(key) ??
      owners
        .supportMetadataOf({ component, owner })
        .then(({ values }) => values.dataClass?.value);
    classes.set(key, known);
    return known;
  };
  return async (resource: string) => {
    const ownership = await owners.ownershipOf(resource);
    const dataClass = await dataClassOf(ownership);
    return { ownership, ...(dataClass !== undefined && { dataClass }) };
  };
}
