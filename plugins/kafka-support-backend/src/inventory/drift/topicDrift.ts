import {
  approvedGrants,
  approvedTopic,
  type ApprovedGrant,
  type ApprovedTopic,
  type Done,
} from './approvedTopic';
import {
  differencesOf,
  isOnTopic,
  type Difference,
  type ObservedState,
} from './differencesOf';

/** A topic as it was approved, and in what it differs from that. */
export interface TopicDrift<TRequest> {
  approved: ApprovedTopic<TRequest>;
  grants: ReadonlyMap<string, ApprovedGrant<TRequest>>;
  differences: Difference<TRequest>[];
}

/** Compares one topic with what requests did to it. */
export function topicDrift<TRequest extends { id: string }>(input: {
  name: string;
  history: {
    done: readonly Done<TRequest>[];
    /** With what may just be done; absent: the same. */
    withPending?: readonly Done<TRequest>[];
  };
  /** Absent: there is no such topic. */
  observed?: ObservedState;
  made?: { requestId: string; topicId: string };
  isNew: boolean;
}): TopicDrift<TRequest> {
  const { name, history, observed } = input;
  const compare = (done: readonly Done<TRequest>[]): TopicDrift<TRequest> => {
    const approved = approvedTopic({ name, topicId: observed?.topicId }, done);
    const grants = approvedGrants(done, acl => isOnTopic(acl, name));
    return {
      approved,
      grants,
      differences: differencesOf({ ...input, approved, grants }),
    };
  };
  const drift = compare(history.done);
  if (!history.withPending) return drift;
  // What an approved request would make of it is no drift either.
  const left = new Set(
    compare(history.withPending).differences.map(({ id }) => id),
  );
  return {
    ...drift,
    differences: drift.differences.filter(({ id }) => left.has(id)),
  };
}
