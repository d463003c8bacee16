import {
  quotaFields,
  quotaKeys,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Spec } from '../../form/kindForm';
import { withoutEmpty } from '../../form/specPath';

/** What the fields of `quota` hold; a limit that is neither set nor removed stays as it is. */
export interface QuotaValues {
  user: string;
  clientId: string;
  producerBytesPerSecond: number | '';
  consumerBytesPerSecond: number | '';
  requestPercentage: number | '';
  remove: string[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : '');

/** Fields from a spec. */
export function valuesFrom(spec: Spec): QuotaValues {
  const remove: unknown[] = Array.isArray(spec.remove) ? spec.remove : [];
  return {
    user: text(spec.user),
    clientId: text(spec.clientId),
    producerBytesPerSecond: number(spec.producerBytesPerSecond),
    consumerBytesPerSecond: number(spec.consumerBytesPerSecond),
    requestPercentage: number(spec.requestPercentage),
    remove: quotaKeys.filter(key => remove.includes(key)),
  };
}

/** The spec that the fields say; what is removed is not set as well. */
export function toSpec(values: QuotaValues): Spec {
  const { remove, user, clientId, ...limits } = values;
  for (const key of quotaKeys)
    if (remove.includes(key)) limits[quotaFields[key]] = '';
  return withoutEmpty({
    user: user.trim(),
    clientId: clientId.trim(),
    ...limits,
    ...(remove.length > 0 && { remove }),
  });
}

/** The field that edits a path of the spec. */
export function fieldOf(path: string): string {
  return path.startsWith('remove') ? 'remove' : path;
}

/**
 * `?user=billing&clientId=app&consumerBytesPerSecond=1048576&remove=producer_byte_rate`,
 * or `?resource=prod/principal/User%3Abilling`.
 */
export function specFromQuery(query: URLSearchParams): Spec {
  const figure = (name: string) => Number(query.get(name)) || '';
  const [, type, name = ''] = query.get('resource')?.split('/') ?? [];
  const principal = type === 'principal' ? decodeName(name) : '';
  return withoutEmpty({
    user: query.get('user') ?? principal.replace(/^User:/, ''),
    clientId: query.get('clientId') ?? '',
    producerBytesPerSecond: figure('producerBytesPerSecond'),
    consumerBytesPerSecond: figure('consumerBytesPerSecond'),
    requestPercentage: figure('requestPercentage'),
    remove: query.getAll('remove'),
  });
}

/** An address may hold anything: what is no name fills in nothing. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}
