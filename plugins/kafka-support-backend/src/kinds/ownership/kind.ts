import {
  ownershipSpecSchema,
  parametersOf,
  parseResourceRef,
  resourcesToOwn,
  type Change,
  type OwnershipSpec,
  type ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyOwnership } from './apply';
import { planOwnership, type OwnershipFacts } from './plan';
import { ownershipMetrics, verifyOwnership } from './verify';

const typeNames: Partial<Record<ResourceType, [one: string, many: string]>> = {
  topic: ['topic', 'topics'],
  group: ['consumer group', 'consumer groups'],
  principal: ['principal', 'principals'],
  connector: ['connector', 'connectors'],
};

function titleOf(spec: OwnershipSpec): string {
  const owner = spec.owner.replace(/^group:(default\/)?/i, '');
  const refs = resourcesToOwn(spec).map(each =>
    parseResourceRef(each.resource),
  );
  const [{ type, name }] = refs;
  const [one, many] = typeNames[type] ?? [type, type];
  if (refs.length === 1) return `Make ${owner} the owner of ${one} ${name}`;
  const alike = refs.every(each => each.type === type);
  return `Make ${owner} the owner of ${refs.length} ${
    alike ? many : 'resources'
  }`;
}

const inLowerCase = <T extends { component?: string }>(spec: T): T =>
  spec.component === undefined
    ? spec
    : { ...spec, component: spec.component.toLowerCase() };

/** The transfer back to whoever owned it before; a claim has none. */
function backOf(change: Change): OwnershipSpec | undefined {
  const set = parametersOf(change, 'set-owner');
  const before = (name: string) => {
    const field = change.fields.find(each => each.field === name);
    // A field that did not change is not among them: it stays as it was set.
    return field ? field.before : set?.[name as 'owner' | 'component'];
  };
  const owner = before('owner');
  if (
    set?.basis !== 'transfer' ||
    owner === undefined ||
    !change.inverse.available
  )
    return undefined;
  const component = before('component');
  return { resource: set.resource, owner, ...(component && { component }) };
}

/**
 * Who answers for a resource, or for up to a thousand (O1, O3). Plans from our
 * own records, and changes nothing else; a topic must be there.
 */
export function createOwnershipKind({
  ownerships,
  orphaned = async () => false,
}: {
  ownerships: OwnershipFacts['ownerships'];
  /** Nobody is by default. */
  orphaned?: OwnershipFacts['orphaned'];
}): RequestKind<OwnershipSpec> {
  return {
    id: 'ownership',
    title: 'Own a topic, group, principal or connector',
    description:
      'Makes your team answer for something that nobody owns, or passes something on to another team. The cluster itself is not changed.',
    usually:
      'A claim is reviewed by the platform team; a transfer by the team that gives and the team that takes.',
    riskyWhen:
      'Always: whoever owns a resource decides what others may do with it.',
    targets: ['topic', 'group', 'principal', 'connector'],
    specSchema: ownershipSpecSchema,
    validationMetrics: ownershipMetrics,
    changes: 'our records',

    titleOf,
    resources: (_cluster, spec) =>
      resourcesToOwn(spec).map(({ resource }) => resource),
    // Not the resource itself: other requests on it stay open, and are looked
    // at again when its owner changes.
    claimKeys: (_cluster, spec) =>
      resourcesToOwn(spec).map(({ resource }) => `${resource}/owner`),
    // Entity refs have no case; ours are kept in lower case.
    complete: async spec => ({
      ...inLowerCase(spec),
      owner: spec.owner.toLowerCase(),
      ...(spec.resources && { resources: spec.resources.map(inLowerCase) }),
    }),
    plan: (spec, view) => planOwnership(spec, view, { ownerships, orphaned }),
    apply: applyOwnership,
    verify: change => verifyOwnership(change, ownerships),

    revert(done) {
      const [spec] = done.flatMap(change => backOf(change) ?? []);
      return spec && { kind: 'ownership', spec };
    },
  };
}
