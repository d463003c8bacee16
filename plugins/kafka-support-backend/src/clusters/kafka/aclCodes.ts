import type { AclBinding } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { AclFilter } from '@kafka-support/backstage-plugin-kafka-support-node';

/*
 * ACLs on the wire: Kafka's numbers by our words, the same for both clients.
 * Source: ResourceType, PatternType, AclOperation and AclPermissionType of
 * Kafka's `clients` module.
 */

const ANY = 1;

const codes = {
  resourceType: { topic: 2, group: 3, cluster: 4, 'transactional-id': 5 },
  patternType: { literal: 3, prefixed: 4 },
  operation: {
    all: 2,
    read: 3,
    write: 4,
    create: 5,
    delete: 6,
    alter: 7,
    describe: 8,
    'cluster-action': 9,
    'describe-configs': 10,
    'alter-configs': 11,
    'idempotent-write': 12,
  },
  permission: { deny: 2, allow: 3 },
} as const satisfies {
  [K in 'resourceType' | 'patternType' | 'operation' | 'permission']: Record<
    AclBinding[K],
    number
  >;
};

/** One ACL as both clients send and receive it. */
export interface WireAcl {
  resourceType: number;
  resourceName: string;
  resourcePatternType: number;
  principal: string;
  host: string;
  operation: number;
  permissionType: number;
}

type Names = 'resourceName' | 'principal' | 'host';

/** A filter; absent names match everything. */
export type WireAclFilter = Omit<WireAcl, Names> &
  Partial<Pick<WireAcl, Names>>;

export function toWireAcl(acl: AclBinding): WireAcl {
  return {
    resourceType: codes.resourceType[acl.resourceType],
    resourceName: acl.resourceName,
    resourcePatternType: codes.patternType[acl.patternType],
    principal: acl.principal,
    host: acl.host,
    operation: codes.operation[acl.operation],
    permissionType: codes.permission[acl.permission],
  };
}

export function toWireFilter(filter: AclFilter): WireAclFilter {
  const { resourceType, patternType, operation, permission } = filter;
  return {
    resourceType: resourceType ? codes.resourceType[resourceType] : ANY,
    resourceName: filter.resourceName,
    resourcePatternType: patternType ? codes.patternType[patternType] : ANY,
    principal: filter.principal,
    host: filter.host,
    operation: operation ? codes.operation[operation] : ANY,
    permissionType: permission ? codes.permission[permission] : ANY,
  };
}

/** @returns undefined for what the product has no word for, such as delegation tokens */
export function fromWireAcl(acl: WireAcl): AclBinding | undefined {
  const resourceType = wordOf(codes.resourceType, acl.resourceType);
  const patternType = wordOf(codes.patternType, acl.resourcePatternType);
  const operation = wordOf(codes.operation, acl.operation);
  const permission = wordOf(codes.permission, acl.permissionType);
  if (!resourceType || !patternType || !operation || !permission)
    return undefined;
  return {
    resourceType,
    patternType,
    resourceName: acl.resourceName,
    principal: acl.principal,
    host: acl.host,
    operation,
    permission,
  };
}

function wordOf<T extends string>(
  words: Record<T, number>,
  code: number,
): T | undefined {
  return (Object.keys(words) as T[]).find(word => words[word] === code);
}
