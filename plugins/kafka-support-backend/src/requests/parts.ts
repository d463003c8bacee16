import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../clusters/types';
import type { Executor } from '../execution';
import type { Assessor, RequestStore } from './types';

/** What the steps of the service work with. */
export interface ServiceParts {
  store: RequestStore;
  assessor: Assessor;
  executor: Pick<Executor, 'start' | 'reconcile'>;
  clusters: Clusters;
  /** @throws InputError for an unknown id */
  kinds: { get(id: string): RequestKind };
  /** Who fills the role platform, entity refs. */
  platform: readonly string[];
  now(): Date;
  newId(): string;
}
