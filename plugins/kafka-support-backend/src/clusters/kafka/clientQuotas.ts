import type {
  alterClientQuotasV1,
  describeClientQuotasV1,
} from '@platformatic/kafka';
import type {
  ClientQuota,
  ClientQuotaAlteration,
} from '@kafka-support/backstage-plugin-kafka-support-node';

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

export function toWireQuota({
  entity,
  set,
  unset,
}: ClientQuotaAlteration): alterClientQuotasV1.AlterClientQuotasRequestEntry {
  // The broker says which keys it does not know.
  const keyOf = (key: string) => key as alterClientQuotasV1.ClientQuotaKey;
  return {
    entities: entity.map(({ type, name }) => ({
      entityType: type,
      entityName: name ?? null,
    })),
    ops: [
      ...Object.entries(set).map(([key, value]) => ({
        key: keyOf(key),
        value,
        remove: false as const,
      })),
      ...unset.map(key => ({ key: keyOf(key), remove: true as const })),
    ],
  };
}
