import type {
  ClusterHealth,
  Mode,
  Ownership,
  ReadinessDimension,
  SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  Rule,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** All that readiness checks may know of a stream. */
export interface StreamFacts {
  resource: string;
  cluster: string;
  topic: string;
  ownership: Ownership;
  supportMetadata: SupportMetadata;
  /** `value: undefined`: the topic is gone. */
  listing: Known<TopicListing | undefined>;
  health: Known<ClusterHealth>;
  /** How far the product may go here with changes of configuration. */
  mode: Mode;
  paused?: { reason: string };
}

/** A readiness check is a rule over a stream that exists. */
export type ReadinessCheck = Rule<StreamFacts, undefined> & {
  dimension: ReadinessDimension;
};
