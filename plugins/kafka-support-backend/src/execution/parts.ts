import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../clusters/types';
import type { Assessor, RequestStore } from '../requests/types';
import type { Clock } from './clock';

/** How long things may take, in milliseconds. */
export interface Timings {
  /** How long a claimed request is ours without being renewed. */
  leaseMs: number;
  /** Bound of one call that changes the cluster. */
  callTimeoutMs: number;
  /** Bound of planning, or planning and evaluating, again. */
  planTimeoutMs: number;
  /** How long what was written may take to be read back. */
  readBackMs: number;
}

/** What every step of execution works with. */
export interface ExecutionParts {
  store: RequestStore;
  assessor: Assessor;
  clusters: Clusters;
  kinds: { get(id: string): RequestKind | undefined };
  /** Who looks again when a plan changed and no rule names anybody. Entity refs. */
  platform: string[];
  logger: LoggerService;
  clock: Clock;
  timings: Timings;
  /** Asked between changes: this process is going down. */
  stopping(): boolean;
}
