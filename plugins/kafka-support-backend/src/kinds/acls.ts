import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  bindingKey,
  formatResourceRef,
  parametersOf,
  type AclBinding,
  type Change,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ApplyContext,
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { kafkaCommand } from './shell';

/*
 * Rights as changes of a plan, for every kind that gives or takes them: one
 * change for each binding, so that each is seen done or not.
 */

const operationNames: Record<AclBinding['operation'], string> = {
  all: 'All',
  read: 'Read',
  write: 'Write',
  create: 'Create',
  delete: 'Delete',
  alter: 'Alter',
  describe: 'Describe',
  'cluster-action': 'ClusterAction',
  'describe-configs': 'DescribeConfigs',
  'alter-configs': 'AlterConfigs',
  'idempotent-write': 'IdempotentWrite',
};

/** `topic "orders.placed.v1"`, `every topic that begins with "orders."` */
export function targetInWords(acl: AclBinding): string {
  const { resourceType, resourceName, patternType } = acl;
  if (resourceType === 'cluster') return 'the cluster';
  if (resourceName === '*' && patternType === 'literal')
    return `every ${resourceType}`;
  return patternType === 'prefixed'
    ? `every ${resourceType} that begins with "${resourceName}"`
    : `${resourceType} "${resourceName}"`;
}

/** `User:billing may read on topic "orders.placed.v1"` */
export function rightInWords(acl: AclBinding): string {
  const { principal, operation, permission, host } = acl;
  const verb = permission === 'deny' ? 'must not' : 'may';
  const from = host === '*' ? '' : ` from ${host}`;
  return `${principal} ${verb} ${operation} on ${targetInWords(acl)}${from}`;
}

/** Why a right is too wide to be given; undefined when it is not. */
export function tooWide(acl: AclBinding): string | undefined {
  if (/^[^:]*:\*$/.test(acl.principal)) return 'every principal would have it';
  if (acl.resourceName === '*')
    return `it holds for every ${acl.resourceType} of the cluster`;
  if (acl.patternType === 'prefixed' && acl.resourceName.length < 3)
    return `the prefix "${acl.resourceName}" is so short that it holds for others' ${acl.resourceType}s`;
  if (acl.operation === 'all') return 'it gives every operation at once';
  return acl.resourceType === 'cluster'
    ? 'it is a right over the whole cluster'
    : undefined;
}

/**
 * What a request holds while it changes a right: principal and resource, so that
 * two requests of one principal on different topics do not cross.
 */
export function aclClaim(cluster: string, acl: AclBinding): string {
  return [
    formatResourceRef({ cluster, type: 'principal', name: acl.principal }),
    acl.resourceType,
    encodeURIComponent(acl.resourceName),
  ].join('/');
}

function aclCommand(
  action: '--add' | '--remove',
  acl: AclBinding,
  cluster: ClusterFacts,
): string {
  const { resourceType, resourceName, permission } = acl;
  return kafkaCommand('kafka-acls.sh', cluster, [
    action,
    ...(action === '--remove' ? ['--force'] : []),
    `--${permission}-principal`,
    acl.principal,
    ...(acl.host === '*' ? [] : [`--${permission}-host`, acl.host]),
    '--operation',
    operationNames[acl.operation],
    ...(acl.patternType === 'prefixed'
      ? ['--resource-pattern-type', 'prefixed']
      : []),
    `--${resourceType}`,
    ...(resourceType === 'cluster' ? [] : [resourceName]),
  ]);
}

function idOf(operation: string, acl: AclBinding): string {
  return [
    operation,
    acl.principal,
    acl.resourceType,
    acl.resourceName,
    acl.operation,
    ...(acl.patternType === 'literal' ? [] : [acl.patternType]),
    ...(acl.host === '*' ? [] : [`from ${acl.host}`]),
    ...(acl.permission === 'allow' ? [] : [acl.permission]),
  ].join(':');
}

function fieldOf(acl: AclBinding): string {
  const { principal, resourceType, resourceName, patternType, host } = acl;
  const prefix = patternType === 'prefixed' ? ' prefix' : '';
  const from = host === '*' ? '' : ` from ${host}`;
  return `${principal} on ${resourceType}${prefix} ${resourceName}${from}`;
}

const principalRef = (acl: AclBinding, cluster: ClusterFacts) =>
  formatResourceRef({
    cluster: cluster.id,
    type: 'principal',
    name: acl.principal,
  });

/**
 * Gives one right.
 *
 * @param ends - when it is taken back by itself, ISO 8601
 */
export function grantChange(
  acl: AclBinding,
  cluster: ClusterFacts,
  ends?: string,
): Change {
  const revoke = aclCommand('--remove', acl, cluster);
  return {
    id: idOf('create-acl', acl),
    operation: 'create-acl',
    resource: principalRef(acl, cluster),
    parameters: { ...acl },
    fields: [
      { field: fieldOf(acl), after: acl.operation },
      // Part of what people agree to: approving it approves its end.
      ...(ends ? [{ field: `${fieldOf(acl)}, until`, after: ends }] : []),
    ],
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: aclCommand('--add', acl, cluster),
    inverse: {
      available: true,
      summary: ends
        ? `Revoked by itself at ${ends}: ${revoke}`
        : `Revoke it: ${revoke}`,
    },
  };
}

/** Takes one right back, just this binding and no other. */
export function revokeChange(acl: AclBinding, cluster: ClusterFacts): Change {
  const wide = tooWide(acl);
  return {
    id: idOf('delete-acl', acl),
    operation: 'delete-acl',
    resource: principalRef(acl, cluster),
    parameters: { ...acl },
    fields: [{ field: fieldOf(acl), before: acl.operation }],
    impact: 'disruptive',
    figures: [],
    repeatable: true,
    command: aclCommand('--remove', acl, cluster),
    inverse: wide
      ? {
          available: false,
          reason: `It is not given again: ${wide}`,
        }
      : {
          available: true,
          summary: `Grant it again: ${aclCommand('--add', acl, cluster)}`,
        },
  };
}

/**
 * Which of these bindings are there now, as keys (`bindingKey`).
 *
 * @param unless - what to do where there is no authorizer, a sentence
 * @throws InputError on a cluster without an authorizer
 * @throws ServiceUnavailableError when the access cannot be read
 */
export async function existingAccess(
  asked: AclBinding[],
  view: ClusterView,
  unless: string,
): Promise<Set<string>> {
  const principals = [...new Set(asked.map(({ principal }) => principal))];
  const answers = await Promise.all(
    principals.map(principal => view.acls({ principal })),
  );
  const keys = answers.flatMap(answer => {
    if (answer.known) return answer.value.map(bindingKey);
    if (/SECURITY_DISABLED|no authorizer/i.test(answer.reason))
      throw new InputError(
        `Cluster "${view.cluster.id}" has no authorizer: whoever connects may do everything there, and access can be neither given nor taken. ${unless}`,
      );
    throw new ServiceUnavailableError(
      `Access on cluster "${view.cluster.id}" could not be read: ${answer.reason}`,
    );
  });
  return new Set(keys);
}

/**
 * Sends one change of a right with one call.
 *
 * @returns false for a change of something else
 */
export async function applyAcl(
  change: Change,
  { admin, call }: ApplyContext,
): Promise<boolean> {
  const granted = parametersOf(change, 'create-acl');
  if (granted) {
    await admin.createAcls([granted], call);
    return true;
  }
  const revoked = parametersOf(change, 'delete-acl');
  if (revoked) {
    // Every field is named, so nothing else matches.
    await admin.deleteAcls([revoked], call);
    return true;
  }
  return false;
}

/** Whether the one binding of a change is as the change wants it; none for a change of something else. */
export async function verifyAcl(
  change: Change,
  view: ClusterView,
): Promise<RuleResult[]> {
  const granted = parametersOf(change, 'create-acl');
  const acl = granted ?? parametersOf(change, 'delete-acl');
  if (!acl) return [];
  const right = rightInWords(acl);
  try {
    const isThere = (await existingAccess([acl], view, '')).has(
      bindingKey(acl),
    );
    const asWanted = isThere === (granted !== undefined);
    return [
      {
        outcome: asWanted ? 'pass' : 'fail',
        message: granted
          ? `${asWanted ? '' : 'Not there: '}${right}`
          : `${asWanted ? 'Gone' : 'Still there'}: ${right}`,
      },
    ];
  } catch (error) {
    return [
      {
        outcome: 'unknown',
        message: (error as Error).message,
        figure: `access of ${acl.principal}`,
      },
    ];
  }
}
