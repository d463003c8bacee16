import { RefusedByBrokerError } from '../adminErrors';
import type {
  ClientQuota,
  ClientQuotaAlteration,
  ClientQuotaEntity,
} from '../clientQuotas';

const byteRates = ['consumer_byte_rate', 'producer_byte_rate'];

/** Kafka's keys for users and client ids, and for addresses. */
const keysOf = (entity: ClientQuotaEntity[]) =>
  entity.some(({ type }) => type === 'ip')
    ? ['connection_creation_rate']
    : [...byteRates, 'request_percentage', 'controller_mutation_rate'];

const sameEntity = (a: ClientQuotaEntity[], b: ClientQuotaEntity[]) =>
  a.length === b.length &&
  a.every(part =>
    b.some(({ type, name }) => type === part.type && name === part.name),
  );

const refuse = (sentence: string) => {
  throw new RefusedByBrokerError('INVALID_REQUEST', sentence);
};

/** Quotas of a fake cluster; refuses in the words that were seen on a real broker. */
export class FakeQuotas {
  all: ClientQuota[];

  constructor(quotas: ClientQuota[] = []) {
    this.all = quotas;
  }

  alter(
    { entity, set, unset }: ClientQuotaAlteration,
    validateOnly: boolean,
  ): void {
    if (entity.length === 0) refuse('Invalid empty client quota entity');
    const unnamed = entity.find(({ name }) => name === '');
    if (unnamed) refuse(`Empty ${unnamed.type} not supported`);
    for (const key of [...Object.keys(set), ...unset])
      if (!keysOf(entity).includes(key))
        refuse(`Invalid configuration key ${key}`);
    for (const [key, value] of Object.entries(set)) {
      if (value <= 0) refuse(`Quota ${key} must be greater than 0`);
      if (byteRates.includes(key) && !Number.isInteger(value))
        refuse(`${key} cannot be a fractional value.`);
    }
    if (validateOnly) return;
    const before = this.all.find(quota => sameEntity(quota.entity, entity));
    const values = { ...before?.values, ...set };
    for (const key of unset) delete values[key];
    this.all = this.all.filter(quota => quota !== before);
    if (Object.keys(values).length > 0) this.all.push({ entity, values });
  }
}
