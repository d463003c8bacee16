import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  RequestKind,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Assessment, StoredRequest } from '../requests/types';
import { within } from './clock';
import type { ExecutionParts } from './parts';

/**
 * Plans and evaluates the stored request once more, against the live state.
 *
 * @param started - changes that this request did or may have done
 * @throws when the cluster does not answer in time
 */
export async function assessAgain(
  parts: ExecutionParts,
  request: StoredRequest,
  started: Iterable<string>,
): Promise<Assessment> {
  const { kind, cluster, spec, component, requester } = request;
  return bounded(
    parts,
    request,
    parts.assessor.assess({
      kind,
      cluster,
      spec,
      component,
      requester: {
        userRef: requester,
        ownershipRefs: request.requesterOwnershipRefs,
      },
      startedChanges: [...started],
    }),
  );
}

/**
 * What is left to do by the live state, without asking the guardrails.
 *
 * @throws when the cluster does not answer in time
 */
export async function planAgain(
  parts: ExecutionParts,
  request: StoredRequest,
): Promise<Change[]> {
  const kind = kindOf(parts, request);
  const view = viewOf(parts, request);
  const spec = kind.specSchema.parse(request.spec);
  return bounded(parts, request, kind.plan(spec, view));
}

export function kindOf(
  parts: ExecutionParts,
  request: StoredRequest,
): RequestKind {
  const kind = parts.kinds.get(request.kind);
  if (!kind)
    throw new ServiceUnavailableError(
      `No kind "${request.kind}" is installed any more`,
    );
  return kind;
}

export function viewOf(
  parts: ExecutionParts,
  request: StoredRequest,
): ClusterView {
  return parts.clusters.get(request.cluster).view();
}

/** Whatever a kind does there: work on a dead cluster ends in time. */
export function bounded<T>(
  { timings }: ExecutionParts,
  { cluster }: StoredRequest,
  work: Promise<T>,
): Promise<T> {
  return within(
    timings.planTimeoutMs,
    work,
    () =>
      new ServiceUnavailableError(
        `Cluster "${cluster}" did not answer within ${timings.planTimeoutMs} ms`,
      ),
  );
}

/** What went wrong, as the one who said it said it. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : stringifyError(error);
}
