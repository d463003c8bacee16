import type {
  MarkFix,
  Resource,
  ResourceMark,
  ResourceType,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterHandle } from '../../clusters/types';
import type { Unread } from '../types';

/** A mark that a marker puts on a resource. */
export interface Marked {
  /** Ref of a resource that exists on the cluster. */
  resource: string;
  mark: ResourceMark;
  /**
   * One sentence with its figures. Figures that move all the time are rounded:
   * each other sentence is a write to the database.
   */
  says: string;
  fix?: MarkFix;
  /** Since when it holds. Absent: when it was first marked. */
  since?: Date;
}

/** What a marker may look at, of one cluster after a sync. */
export interface MarkInput {
  readonly cluster: ClusterHandle;
  readonly now: Date;
  /**
   * All resources of a type that exist, in the order of their refs, with facts,
   * figures and confirmed owner, without marks. Read once for all markers.
   */
  resources(type: ResourceType): Promise<readonly Resource[]>;
  /** Figures that this sync could not read of all; the last known are in the resources. */
  readonly unread: readonly Unread[];
}

/**
 * Says which resources have its marks. Asked after each sync of a cluster; what
 * it does not name any more loses the mark. One that throws leaves its marks as
 * they are.
 */
export interface Marker {
  /** A mark has one marker only. */
  readonly marks: readonly ResourceMark[];
  /** Asked only when the sync read all of these types whole. */
  readonly needs: readonly ResourceType[];
  mark(input: MarkInput): Promise<Marked[]>;
}
