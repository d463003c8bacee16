import {
  accessSpecOf,
  accessSpecSchema,
  bindingsOf,
  endOfAccess,
  formatResourceRef,
  parametersOf,
  type AccessSpec,
  type AclBinding,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { aclClaim, applyAcl, verifyAcl } from '../acls';
import { planAccessChange } from './plan';
import { titleOfAccess } from './title';

function endOf(spec: AccessSpec): string | undefined {
  return spec.action === 'grant' && spec.until !== undefined
    ? endOfAccess(spec.until)
    : undefined;
}

/** A topic or group that is named; a prefix or "*" is not one. */
function named(acl: AclBinding): 'topic' | 'group' | undefined {
  const { resourceType, patternType, resourceName } = acl;
  if (patternType !== 'literal' || resourceName === '*') return undefined;
  return resourceType === 'topic' || resourceType === 'group'
    ? resourceType
    : undefined;
}

/**
 * What a principal may do with a stream, given or taken back (W7): one change
 * for each binding. A grant with an end carries it (A9).
 */
export const accessKind: RequestKind<AccessSpec> = {
  id: 'access',
  title: 'Let another service in',
  description:
    'A service may write to a topic or read from it, for good or until a date; or a right is taken back. Names and passwords of services are made elsewhere.',
  usually:
    'On your own topics at once; on those of another team that team agrees.',
  riskyWhen:
    'The topic holds sensitive data, the right is for every topic that begins with a prefix, it lets a service change or delete the topic, or a right is taken from a service that uses it.',
  targets: ['topic', 'group', 'principal'],
  specSchema: accessSpecSchema,
  validationMetrics: [
    {
      id: 'bindings-as-approved',
      title: 'Rights as approved',
      healthy: 'each granted one is there, each revoked one is gone',
      windowSeconds: 0,
    },
  ],

  titleOf: titleOfAccess,

  resources(cluster, spec) {
    const bindings = bindingsOf(spec);
    const refs = (type: 'topic' | 'group') =>
      bindings
        .filter(acl => named(acl) === type)
        .map(acl =>
          formatResourceRef({ cluster, type, name: acl.resourceName }),
        );
    // The topic first: its owner answers for who uses it.
    return [
      ...new Set([
        ...refs('topic'),
        ...refs('group'),
        formatResourceRef({ cluster, type: 'principal', name: spec.principal }),
      ]),
    ];
  },

  claimKeys: (cluster, spec) => [
    ...new Set(bindingsOf(spec).map(acl => aclClaim(cluster, acl))),
  ],

  ends: endOf,

  plan: (spec, view) => planAccessChange(spec, view, endOf(spec)),

  async apply(change, context) {
    if (await applyAcl(change, context)) return;
    throw new Error(
      `The kind "access" cannot apply "${change.operation}". It applies create-acl and delete-acl`,
    );
  },

  verify: verifyAcl,

  revert(done) {
    const of = (operation: 'create-acl' | 'delete-acl') =>
      done.flatMap(change => parametersOf(change, operation) ?? []);
    const granted = of('create-acl');
    const spec = granted.length
      ? accessSpecOf('revoke', granted)
      : accessSpecOf('grant', of('delete-acl'));
    return spec && { kind: 'access', spec };
  },
};
