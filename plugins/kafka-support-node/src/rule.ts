import type {
  AclBinding,
  Area,
  Change,
  ClusterHealth,
  Effect,
  Environment,
  ManagedElsewhere,
  Ownership,
  ReviewerRole,
  RuleResult,
  SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ZodType } from 'zod';
import type {
  BrokerDescription,
  ConfigEntry,
  TopicListing,
} from './clusterAdmin';
import type { BrokerVerdict, ClusterFacts, ObservedTopic } from './clusterView';
import type { Deletions } from './deletions';
import type { Known } from './known';

/** A topic as it would be after the plan. @public */
export interface DesiredTopic {
  name: string;
  /** As it is now; absent: the plan creates it. */
  observed?: ObservedTopic;
  partitions: number;
  replicationFactor: number;
  /** Overrides after the change. */
  config: Record<string, string>;
  /** Overrides that the plan sets or changes. */
  set: Record<string, string>;
  unset: string[];
  /** What the broker says to it, validate-only. */
  verdict: Known<BrokerVerdict>;
}

/** What the catalog and our records say of a batch of claims. @public */
export interface ClaimBatch {
  /** Resources of the request that stay with the team that owns them. */
  ownedByOthers: { resource: string; owner: string }[];
  /** Owners before that left the catalog or have no members, as it says now. */
  orphanedFrom: string[];
  /** Resources of the request that nobody owns and that are not there. */
  missing: string[];
  /** Proposals for its resources that name another team. */
  proposals: { resource: string; owner: string; detail: string }[];
  /** Components that it names, each with its owner by the catalog. */
  components: { component: string; owner?: string }[];
}

/** The group that a plan makes the owner of a resource, or of many. @public */
export interface NewOwner {
  /** Entity ref. */
  owner: string;
  /** Whether the group can act; see `Ownership`. */
  ownerState: Ownership['ownerState'];
  /** The catalog does not answer: the state is from then, ISO 8601. */
  lastKnownAt?: string;
  /** Owner of the component that the plan names, by the catalog. */
  componentOwner?: string;
  /** Where the request names several resources. */
  batch?: ClaimBatch;
}

/** A topic or group that rights of a plan are about. @public */
export interface AccessTarget {
  ownership: Ownership;
  /** As its component or owner states it; absent: not stated, or the catalog did not answer. */
  dataClass?: string;
  /** The prefix that covers it; absent: it is named. */
  prefix?: string;
}

/** What the rights of a plan are about, but for topics that the plan creates. @public */
export interface AccessTargets {
  targets: AccessTarget[];
  /** How many more the prefixes cover: what is looked at is bounded. */
  notLookedAt: number;
  /** Prefixes of topics, each with whether it is known what they cover. */
  prefixes: { prefix: string; covered: Known<number> }[];
}

/** A group with members that reads a topic. @public */
export interface ActiveReader {
  group: string;
  topic: string;
  members: number;
}

/** All facts that rules may use. Rules do no I/O. @public */
export interface RuleInput {
  kind: string;
  cluster: ClusterFacts;
  spec: unknown;
  changes: Change[];
  /** Topics that the plan creates or changes. */
  topics: DesiredTopic[];
  /** What the plan deletes, with what is known of its use; absent: nothing. */
  deletions?: Deletions;
  /** ACLs that the plan adds. */
  grants: AclBinding[];
  /** ACLs that the plan removes. */
  revocations?: AclBinding[];
  /** Topics and groups that the ACLs of the plan are about, with their owners. */
  access?: AccessTargets;
  /** Topics that the plan gives rights on by name, and does not create. */
  grantedTopics?: { name: string; there: Known<boolean> }[];
  /** Groups with members that read by what the plan removes, as far as ACLs tell. */
  activeReaders?: Known<ActiveReader[]>;
  /** When what the plan does ends by itself, ISO 8601. */
  ends?: string;
  /** When the facts were gathered, ISO 8601; rules have no clock. */
  at?: string;
  /** ACLs that exist on groups and transactional ids, when the plan adds some there. */
  existingAccess?: Known<AclBinding[]>;
  /**
   * Ids of the changes that this request's own timeline started. Empty or
   * absent for an ask that was never applied: a topic that exists already is
   * then not this request's work.
   */
  startedChanges?: string[];
  /** Name the request is about when the plan has nothing to do. */
  resources: string[];
  brokers: Known<BrokerDescription[]>;
  health: Known<ClusterHealth>;
  existingTopics: Known<TopicListing[]>;
  topicDefaults: Known<Record<string, ConfigEntry>>;
  /** Who asks, with the groups they are a member of. */
  requester: { userRef: string; ownershipRefs: string[] };
  component?: string;
  /** Of the main resource. */
  ownership: Ownership;
  /** Owner of the component, a group; absent: the catalog has none. */
  requestingOwner?: string;
  supportMetadata: SupportMetadata;
  /** When the plan sets an owner: what the catalog says of the group and the component. */
  newOwner?: NewOwner;
  /**
   * Topics of the plan that another tool manages. Absent: it was not looked up,
   * since nothing would be changed directly.
   */
  managedElsewhere?: {
    value: readonly (ManagedElsewhere & { resource: string })[];
    /** Why there may be more. */
    unread?: string;
  };
  /** Who fills the role platform, entity refs. */
  platform?: readonly string[];
}

/**
 * A guardrail. `evaluate` is pure: all facts are in the input, limits come
 * parsed from configuration.
 *
 * @public
 */
export interface Rule<TInput = RuleInput, TLimits = any> {
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  readonly description: string;
  /** Whom to talk to about this policy, an entity ref or a team's name. */
  readonly policyOwner: string;
  readonly effect: Effect;
  readonly waivable: boolean;
  /** Who is asked when it asks for a review. */
  readonly asks?: ReviewerRole[];
  readonly limits?: {
    schema: ZodType<TLimits>;
    defaults: Record<Environment, TLimits>;
  };
  appliesTo?(input: TInput): boolean;
  evaluate(input: TInput, limits: TLimits): RuleResult[];
}
