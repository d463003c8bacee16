import { quotaName } from '../../kinds';
import { bulkRead } from '../bulkRead';
import type { ResourceSource } from '../types';

/** Quotas of users and client ids. */
export const quotaSource: ResourceSource = {
  type: 'quota',
  async read(admin) {
    const quotas = await admin.describeClientQuotas(bulkRead);
    return quotas.map(({ entity, values }) => ({
      name: quotaName(entity),
      internal: false,
      facts: { quota: values },
    }));
  },
};
