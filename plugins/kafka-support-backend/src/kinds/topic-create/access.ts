import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  formatResourceRef,
  type AclBinding,
  type Change,
  type TopicCreateSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { kafkaCommand } from '../shell';

type Grant = Pick<AclBinding, 'resourceType' | 'resourceName' | 'operation'>;

function grantsOf(spec: TopicCreateSpec): [principal: string, Grant][] {
  const topic = (operation: AclBinding['operation']): Grant => ({
    resourceType: 'topic',
    resourceName: spec.name,
    operation,
  });
  const producers = (spec.producers ?? []).flatMap(
    ({ principal, transactionalId }) => {
      // Idempotent writing needs no right of its own since Kafka 2.8 (KIP-679).
      const grants = [topic('write'), topic('describe')];
      if (transactionalId) {
        for (const operation of ['write', 'describe'] as const)
          grants.push({
            resourceType: 'transactional-id',
            resourceName: transactionalId,
            operation,
          });
      }
      return grants.map((grant): [string, Grant] => [principal, grant]);
    },
  );
  const consumers = (spec.consumers ?? []).flatMap(({ principal, group }) =>
    [
      topic('read'),
      topic('describe'),
      {
        resourceType: 'group',
        resourceName: group,
        operation: 'read',
      } satisfies Grant,
    ].map((grant): [string, Grant] => [principal, grant]),
  );
  return [...producers, ...consumers];
}

function keyOf(acl: AclBinding): string {
  return JSON.stringify([
    acl.principal,
    acl.resourceType,
    acl.patternType,
    acl.resourceName,
    acl.operation,
    acl.host,
    acl.permission,
  ]);
}

/**
 * The rights that the named producers and consumers need and no others: literal
 * names, single operations, each once.
 */
export function accessOf(spec: TopicCreateSpec): AclBinding[] {
  const acls = grantsOf(spec).map(
    ([principal, grant]): AclBinding => ({
      ...grant,
      patternType: 'literal',
      principal,
      host: '*',
      permission: 'allow',
    }),
  );
  return [...new Map(acls.map(acl => [keyOf(acl), acl])).values()];
}

const operationNames: Partial<Record<AclBinding['operation'], string>> = {
  read: 'Read',
  write: 'Write',
  describe: 'Describe',
};

function aclCommand(
  action: '--add' | '--remove',
  acl: AclBinding,
  cluster: ClusterFacts,
): string {
  return kafkaCommand('kafka-acls.sh', cluster, [
    action,
    ...(action === '--remove' ? ['--force'] : []),
    '--allow-principal',
    acl.principal,
    '--operation',
    operationNames[acl.operation] ?? acl.operation,
    `--${acl.resourceType}`,
    acl.resourceName,
  ]);
}

function grantChange(acl: AclBinding, cluster: ClusterFacts): Change {
  return {
    id: `create-acl:${acl.principal}:${acl.resourceType}:${acl.resourceName}:${acl.operation}`,
    operation: 'create-acl',
    resource: formatResourceRef({
      cluster: cluster.id,
      type: 'principal',
      name: acl.principal,
    }),
    parameters: { ...acl },
    fields: [
      {
        field: `${acl.principal} on ${acl.resourceType} ${acl.resourceName}`,
        after: acl.operation,
      },
    ],
    impact: 'safe',
    figures: [],
    repeatable: true,
    command: aclCommand('--add', acl, cluster),
    inverse: {
      available: true,
      summary: `Revoke it: ${aclCommand('--remove', acl, cluster)}`,
    },
  };
}

async function existingAccess(
  asked: AclBinding[],
  view: ClusterView,
): Promise<Set<string>> {
  const resources = new Map(
    asked.map(({ resourceType, resourceName }) => [
      `${resourceType} ${resourceName}`,
      { resourceType, resourceName },
    ]),
  );
  const answers = await Promise.all(
    [...resources.values()].map(filter => view.acls(filter)),
  );
  const keys = answers.flatMap(answer => {
    if (answer.known) return answer.value.map(keyOf);
    if (/SECURITY_DISABLED|no authorizer/i.test(answer.reason)) {
      throw new InputError(
        `Cluster "${view.cluster.id}" has no authorizer, so nobody can be given access there. Leave out producers and consumers`,
      );
    }
    throw new ServiceUnavailableError(
      `Access on cluster "${view.cluster.id}" could not be read: ${answer.reason}`,
    );
  });
  return new Set(keys);
}

/** A change for each right that is not there yet. */
export async function planAccess(
  spec: TopicCreateSpec,
  view: ClusterView,
): Promise<Change[]> {
  const asked = accessOf(spec);
  const existing = await existingAccess(asked, view);
  return asked
    .filter(acl => !existing.has(keyOf(acl)))
    .map(acl => grantChange(acl, view.cluster));
}

/** Whether the right is there now, and nothing else counts. */
export async function hasAccess(
  acl: AclBinding,
  view: ClusterView,
): Promise<boolean> {
  return (await existingAccess([acl], view)).has(keyOf(acl));
}
