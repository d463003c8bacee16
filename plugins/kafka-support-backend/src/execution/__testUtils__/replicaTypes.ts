import type { Knex } from 'knex';
import type { Timings } from '../parts';

/** What a replica process is started with. */
export interface ReplicaOptions {
  connection: Knex.StaticConnectionConfig;
  /** Of the backend: `kafkaSupport.clusters`. */
  config: Record<string, any>;
  timings: Timings;
  sweepIntervalMs: number;
  /** File that lists the calls which change the cluster. */
  witness: string;
}

/** A line of that file. */
export interface SentCall {
  call: string;
  is: 'sent' | 'accepted';
}
