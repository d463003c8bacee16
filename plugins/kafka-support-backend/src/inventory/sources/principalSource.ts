import { RefusedByBrokerError } from '@kafka-support/backstage-plugin-kafka-support-node';
import { bulkRead } from '../bulkRead';
import type { ResourceSource } from '../types';

/** Principals that some ACL names. A cluster without an authorizer has none. */
export const principalSource: ResourceSource = {
  type: 'principal',
  async read(admin) {
    const grants = new Map<string, number>();
    for (const { principal } of await describeAcls(admin))
      grants.set(principal, (grants.get(principal) ?? 0) + 1);
    return [...grants].map(([name, count]) => ({
      name,
      internal: false,
      facts: { grants: count },
    }));
  },
};

async function describeAcls(admin: Parameters<ResourceSource['read']>[0]) {
  try {
    return await admin.describeAcls({}, bulkRead);
  } catch (error) {
    if (
      error instanceof RefusedByBrokerError &&
      error.code === 'SECURITY_DISABLED'
    )
      return [];
    throw error;
  }
}
