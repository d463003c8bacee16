import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kafkaAuditReadPermission,
  kafkaReadPermission,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { AuditLog, AuditVerifier } from '../audit';
import type { Clusters } from '../clusters/types';
import type { Guardrails } from '../guardrails/types';
import type { Inventory } from '../inventory';
import type { ClaimBatches } from '../ownership';
import type { Services } from '../services';
import { kindInfo } from './kindInfo';
import { requirePermission } from './requirePermission';

interface Options {
  clusters: Clusters;
  kinds: { list(): RequestKind[] };
  guardrails: Pick<Guardrails, 'list'>;
  claims: Pick<ClaimBatches, 'preview'>;
  inventory: Inventory;
  audit: Pick<AuditLog, 'list'> & Pick<AuditVerifier, 'verify'>;
  permissions: PermissionsService;
}

/** What is only read, for those who may. */
export function authorizedReads(
  options: Options,
): Pick<Services, 'kinds' | 'guardrails' | 'claims' | 'inventory' | 'audit'> {
  const { clusters, kinds, guardrails, claims, inventory, audit } = options;
  const require = (
    permission: Parameters<typeof requirePermission>[1],
    credentials: BackstageCredentials,
  ) => requirePermission(options.permissions, permission, credentials);
  return {
    kinds: {
      async list(credentials) {
        await require(kafkaReadPermission, credentials);
        return kinds.list().map(kind => kindInfo(kind, clusters));
      },
    },
    guardrails: {
      async list(credentials) {
        await require(kafkaReadPermission, credentials);
        return guardrails.list();
      },
    },
    claims: {
      async preview(input, credentials) {
        await require(kafkaReadPermission, credentials);
        return claims.preview(input);
      },
    },
    inventory: {
      async list(query, credentials) {
        await require(kafkaReadPermission, credentials);
        return inventory.list(query);
      },
      async streamsOf(entityRef, credentials) {
        await require(kafkaReadPermission, credentials);
        return inventory.streamsOf(entityRef);
      },
    },
    audit: {
      async list(query, credentials) {
        await require(kafkaAuditReadPermission, credentials);
        return audit.list(query);
      },
      async verify(credentials) {
        await require(kafkaAuditReadPermission, credentials);
        return audit.verify();
      },
    },
  };
}
