import type {
  Cluster,
  ClusterHealth,
  ManagingTool,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterAdmin,
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** A file that defines topics, and the tool that applies it. */
export type DefinitionSource = { managedBy: ManagingTool } & (
  | { path: string }
  | { url: string }
);

/** What the configuration leaves to other tools on a cluster. */
export interface ElsewhereConfig {
  definitions?: DefinitionSource[];
  /** Topics by name; one that ends in `*` stands for all that begin so. */
  managed?: {
    by: ManagingTool;
    topics: string[];
    /** Where they are changed. */
    where?: string;
  }[];
}

/** One configured cluster. A dead one never delays another: nothing is shared. */
export interface ClusterHandle {
  readonly facts: ClusterFacts;
  /** What other tools manage here; absent: nothing. */
  readonly elsewhere?: ElsewhereConfig;
  /** How far the product may go here for a kind. */
  modeFor(kindId: string): Mode;
  /** For apply only; plans and rules read through `view`. */
  readonly admin: ClusterAdmin;
  /** A fresh view for one evaluation. */
  view(): ClusterView;
  /** Cached for seconds; never throws. */
  health(): Promise<ClusterHealth>;
  /** As GET /clusters answers it, without pause (that is stored, not configured). */
  describe(): Promise<Omit<Cluster, 'paused'>>;
}

/** The clusters of the configuration. */
export interface Clusters {
  list(): ClusterHandle[];
  /** @throws InputError that quotes the id and names the valid ones */
  get(id: string): ClusterHandle;
  close(): Promise<void>;
}
