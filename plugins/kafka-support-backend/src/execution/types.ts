import type { StoredRequest } from '../requests/types';

/** Applies approved plans. */
export interface Executor {
  /**
   * Starts work on a request on this replica at once and returns without
   * waiting; failures are recorded in the timeline, never thrown here.
   */
  start(requestId: string): void;
  /** One pass over what a dead replica left or what became due. */
  sweep(): Promise<void>;
  /** Reads the live state of a request whose outcome is unknown and settles it. */
  reconcile(requestId: string, actor: string): Promise<StoredRequest>;
  /** Waits for work under way here; then takes no more. */
  stop(): Promise<void>;
}
