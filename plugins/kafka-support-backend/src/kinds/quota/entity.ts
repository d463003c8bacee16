import {
  DEFAULT_QUOTA_ENTITY,
  formatResourceRef,
  type OperationParameters,
  type QuotaSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** For whom a quota is, user before client id. */
export type QuotaEntity = OperationParameters<'alter-client-quota'>['entity'];

function part(
  type: QuotaEntity[number]['type'],
  name: string | undefined,
): QuotaEntity {
  if (name === undefined) return [];
  return [name === DEFAULT_QUOTA_ENTITY ? { type } : { type, name }];
}

export function entityOf({
  user,
  clientId,
}: Pick<QuotaSpec, 'user' | 'clientId'>): QuotaEntity {
  return [...part('user', user), ...part('client-id', clientId)];
}

/** `user=billing,client-id=app`: names are percent-encoded, so that none is taken for another part or the default. */
export function quotaName(entity: { type: string; name?: string }[]): string {
  return entity
    .map(
      ({ type, name }) =>
        `${type}=${
          name === undefined ? DEFAULT_QUOTA_ENTITY : encodeURIComponent(name)
        }`,
    )
    .join(',');
}

/** `user "billing" with client id "app"`. */
export function inWords(entity: QuotaEntity): string {
  return entity
    .map(({ type, name }) => {
      const what = type === 'user' ? 'user' : 'client id';
      return name === undefined ? `every other ${what}` : `${what} "${name}"`;
    })
    .join(' with ');
}

/** The principal that a quota is for, where it is for one. */
export function principalOf(
  cluster: string,
  { user }: Pick<QuotaSpec, 'user'>,
): string | undefined {
  return user === undefined || user === DEFAULT_QUOTA_ENTITY
    ? undefined
    : formatResourceRef({ cluster, type: 'principal', name: `User:${user}` });
}
