import type { ClientQuotaEntity } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ResourceSource } from '../types';

/** Names are percent-encoded, so that none is taken for another part or the default. */
const partOf = ({ type, name }: ClientQuotaEntity) =>
  `${type}=${name === undefined ? '<default>' : encodeURIComponent(name)}`;

/** Quotas of users and client ids. */
export const quotaSource: ResourceSource = {
  type: 'quota',
  async read(admin) {
    const quotas = await admin.describeClientQuotas();
    return quotas.map(({ entity, values }) => ({
      name: entity.map(partOf).join(','),
      internal: false,
      facts: { quota: values },
    }));
  },
};
