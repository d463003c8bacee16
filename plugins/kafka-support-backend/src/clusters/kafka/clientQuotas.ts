import type { describeClientQuotasV1 } from '@platformatic/kafka';
import type { ClientQuota } from '@kafka-support/backstage-plugin-kafka-support-node';

const order = ['user', 'client-id', 'ip'];

export function toClientQuotas(
  entries: describeClientQuotasV1.DescribeClientQuotasResponseEntry[],
): ClientQuota[] {
  return entries
    .map(({ entity, values }) => ({
      entity: entity
        .map(({ entityType: type, entityName }) => ({
          type,
          ...(entityName !== null && { name: entityName }),
        }))
        .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type)),
      values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
    }))
    .sort((a, b) =>
      JSON.stringify(a.entity) < JSON.stringify(b.entity) ? -1 : 1,
    );
}
