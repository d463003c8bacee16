/** One part of whom a quota is for; without a name: the default of the type. @public */
export interface ClientQuotaEntity {
  type: 'user' | 'client-id' | 'ip';
  name?: string;
}

/** @public */
export interface ClientQuotaAlteration {
  entity: ClientQuotaEntity[];
  /** By Kafka's key; byte rates are whole and above 0. */
  set: Record<string, number>;
  unset: string[];
}

/** @public */
export interface ClientQuota {
  /** User before client id. */
  entity: ClientQuotaEntity[];
  /** By Kafka's key, such as `consumer_byte_rate`; rates in bytes per second hold per broker. */
  values: Record<string, number>;
}
