import type {
  Change,
  ConnectionSettings,
  ResourceType,
  ReviewerRole,
  RuleResult,
  ValidationMetric,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ZodType } from 'zod';
import type { AdminCallOptions, ClusterAdmin } from './clusterAdmin';
import type { ClusterFacts, ClusterView } from './clusterView';

/** What apply gets besides the approved change. @public */
export interface ApplyContext {
  admin: ClusterAdmin;
  /** Bounds every call: shorter than the lease that is left. */
  call: Required<AdminCallOptions>;
}

/**
 * A type of request. It owns the spec's schema, planning, applying, verifying
 * and the inverse; never status, storage or permission.
 *
 * @public
 */
export interface RequestKind<TSpec = any> {
  readonly id: string;
  /** In the words of the person asking: `I need a topic`. */
  readonly title: string;
  readonly description: string;
  readonly usually: string;
  readonly riskyWhen: string;
  /** Types of existing resources that it can be filed for, such as from the page of a stream. */
  readonly targets?: readonly ResourceType[];
  readonly specSchema: ZodType<TSpec>;
  readonly validationMetrics: ValidationMetric[];
  /**
   * What its changes change; the cluster by default. A kind that changes only
   * our own records runs in every mode of a cluster: it sends the cluster
   * nothing, and execution writes the records with the timeline row of the
   * change, in one transaction.
   */
  readonly changes?: 'cluster' | 'our records';

  /** `Create topic orders.order.placed.v1` */
  titleOf(spec: TSpec): string;
  /** What it touches, as refs; the first is the main one. */
  resources(cluster: string, spec: TSpec): string[];
  /** What the request holds while it is under way. */
  claimKeys(cluster: string, spec: TSpec): string[];
  /** Asked always, beside those the findings name. */
  reviewers?(spec: TSpec): ReviewerRole[];
  /**
   * Fills in what the team left to the platform (partitions, replication
   * factor, configuration), so that what is shown, stored and planned is whole.
   * Pure over the view's figures; the completed spec completes to itself.
   */
  complete?(spec: TSpec, view: ClusterView): Promise<TSpec>;
  /**
   * Ordered changes from the observed to the desired state; empty when nothing
   * is left to do. Reads only.
   *
   * @throws ServiceUnavailableError when the resource itself cannot be read
   */
  plan(spec: TSpec, view: ClusterView): Promise<Change[]>;
  /** What apply still waits for; results that do not pass hold it back. */
  ready?(changes: Change[], view: ClusterView): Promise<RuleResult[]>;
  /** Sends one approved change, with one call that is never repeated here. */
  apply(change: Change, context: ApplyContext): Promise<void>;
  /** Validation metrics of a change that was applied. */
  verify?(change: Change, view: ClusterView): Promise<RuleResult[]>;
  /**
   * When what it does ends by itself, ISO 8601 in UTC; undefined: it stays.
   * Approving it approves its inverse (`revert`), which runs then. The plan
   * must say it too, so that the end is part of what people agree to.
   */
  ends?(spec: TSpec): string | undefined;
  /** The spec of a request that undoes the changes done. */
  revert?(done: Change[]): { kind: string; spec: unknown } | undefined;
  /** Settings to copy once it is applied. */
  connectionSettings?(spec: TSpec, cluster: ClusterFacts): ConnectionSettings[];
}
