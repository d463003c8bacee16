import { ServiceUnavailableError } from '@backstage/errors';
import {
  formatResourceRef,
  limitsOf,
  type Change,
  type FieldDiff,
  type QuotaSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { kafkaCommand } from '../shell';
import { entityOf, quotaName, type QuotaEntity } from './entity';

/** Limits of an entity as they are, by Kafka's key. @throws ServiceUnavailableError when they cannot be read */
export async function limitsNow(
  entity: QuotaEntity,
  view: ClusterView,
): Promise<Record<string, number>> {
  const quotas = await view.clientQuotas();
  if (!quotas.known)
    throw new ServiceUnavailableError(
      `The quotas of cluster "${view.cluster.id}" could not be read: ${quotas.reason}`,
    );
  const name = quotaName(entity);
  return (
    quotas.value.find(quota => quotaName(quota.entity) === name)?.values ?? {}
  );
}

/** Only what differs; ordered, so that the digest is the same again. */
function diff(spec: QuotaSpec, now: Record<string, number>): FieldDiff[] {
  const before = (key: string) =>
    now[key] === undefined ? {} : { before: String(now[key]) };
  return [
    ...Object.entries(limitsOf(spec))
      .filter(([key, value]) => now[key] !== value)
      .map(([key, value]) => ({
        field: key,
        ...before(key),
        after: String(value),
      })),
    ...(spec.remove ?? [])
      .filter(key => now[key] !== undefined)
      .map(key => ({ field: key, ...before(key) })),
  ].sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** What `fields` sets and takes away in one direction. */
function alteration(fields: FieldDiff[], side: 'before' | 'after') {
  const present = fields.filter(each => each[side] !== undefined);
  return {
    set: Object.fromEntries(
      present.map(each => [each.field, Number(each[side])]),
    ),
    unset: fields
      .filter(each => each[side] === undefined)
      .map(each => each.field),
  };
}

/** What takes the change back. */
export const backwards = (fields: FieldDiff[]) => alteration(fields, 'before');

function command(
  entity: QuotaEntity,
  { set, unset }: ReturnType<typeof alteration>,
  cluster: ClusterFacts,
): string {
  const limits = Object.entries(set).map(([key, value]) => `${key}=${value}`);
  return kafkaCommand('kafka-configs.sh', cluster, [
    '--alter',
    ...entity.flatMap(({ type, name }) => [
      '--entity-type',
      type === 'user' ? 'users' : 'clients',
      ...(name === undefined ? ['--entity-default'] : ['--entity-name', name]),
    ]),
    ...(limits.length > 0 ? ['--add-config', limits.join(',')] : []),
    ...(unset.length > 0 ? ['--delete-config', unset.join(',')] : []),
  ]);
}

/** A limit where there was none, or a lower one, slows clients down. */
const tightens = ({ before, after }: FieldDiff) =>
  after !== undefined &&
  (before === undefined || Number(after) < Number(before));

/**
 * One change with all limits of the entity, none when they are as asked.
 *
 * @throws ServiceUnavailableError when the quotas cannot be read
 */
export async function planQuota(
  spec: QuotaSpec,
  view: ClusterView,
): Promise<Change[]> {
  const entity = entityOf(spec);
  const fields = diff(spec, await limitsNow(entity, view));
  if (fields.length === 0) return [];
  const forwards = alteration(fields, 'after');
  const { set, unset } = backwards(fields);
  const steps = [
    ...Object.entries(set).map(([key, value]) => `set ${key} to ${value}`),
    ...unset.map(key => `take ${key} away`),
  ];
  return [
    {
      id: `alter-client-quota:${quotaName(entity)}`,
      operation: 'alter-client-quota',
      resource: formatResourceRef({
        cluster: view.cluster.id,
        type: 'quota',
        name: quotaName(entity),
      }),
      parameters: { entity, ...forwards },
      fields,
      impact: fields.some(tightens) ? 'disruptive' : 'safe',
      figures: [],
      repeatable: true,
      command: command(entity, forwards, view.cluster),
      inverse: {
        available: true,
        summary: `To undo it: ${steps.join(', ')}`,
      },
    },
  ];
}
