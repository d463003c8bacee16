import { ConflictError } from '@backstage/errors';
import {
  submitInputSchema,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { stateConflict } from './reviewing';
import {
  assertMayOperate,
  doneChanges,
  isRevertible,
  revertible,
} from './standing';
import { assertMaySubmit, file, findExisting, idempotencyOf } from './submit';
import type { Caller, StoredRequest } from './types';

const revertInputSchema = z.strictObject({
  justification: submitInputSchema.shape.justification,
});

/**
 * Files the inverse of what a request did as a new request, which goes through
 * the same guardrails. A failed one hands its claims over and is superseded.
 */
export async function revert(
  parts: ServiceParts,
  original: StoredRequest,
  body: unknown,
  options: { idempotencyKey?: string },
  caller: Caller,
): Promise<StoredRequest> {
  assertMayOperate(original, caller, parts.platform, 'revert');
  const input = parseBody(revertInputSchema, body, 'body');
  const idempotency = idempotencyOf(
    'POST /requests/{id}/revert',
    options,
    caller,
    { id: original.id, ...input },
  );
  const existing = idempotency && (await findExisting(parts, idempotency));
  if (existing) return existing;

  if (!isRevertible(original.status)) {
    throw stateConflict(
      original,
      `The request is ${
        original.status
      } and has nothing to revert. Valid is ${revertible.join(' or ')}`,
    );
  }
  const done = doneChanges(original, {
    events: await parts.store.events(original.id),
    plans: await parts.store.plans(original.id),
  });
  const inverse = inverseOf(parts, original, done);
  assertMaySubmit(parts, inverse.kind, original.cluster);
  // Who has it made again need not have said again what it is for.
  const component = original.component ?? original.ownership.component;
  const assessment = await parts.assessor.assess({
    kind: inverse.kind,
    cluster: original.cluster,
    spec: inverse.spec,
    component,
    requester: { userRef: caller.ref, ownershipRefs: caller.ownershipRefs },
  });
  return file(parts, {
    assessment,
    caller,
    component,
    justification: input.justification,
    revertOf: original.id,
    idempotency,
    takeOver:
      original.status === 'failed'
        ? {
            id: original.id,
            event: {
              type: 'status.changed',
              at: parts.now().toISOString(),
              actor: caller.ref,
              message: 'Superseded by a request that reverts what was done',
            },
          }
        : undefined,
  });
}

/** @throws ConflictError that says why there is none */
function inverseOf(
  { kinds }: ServiceParts,
  original: StoredRequest,
  done: Change[],
): { kind: string; spec: unknown } {
  if (done.length === 0)
    throw new ConflictError(
      `The request "${original.id}" changed nothing, so there is nothing to revert`,
    );
  const inverse = kinds.get(original.kind).revert?.(done);
  if (inverse) return inverse;
  const reasons = done.flatMap(change =>
    change.inverse.available ? [] : [change.inverse.reason],
  );
  throw new ConflictError(
    `A request of kind "${original.kind}" has no inverse${
      reasons.length > 0 ? `: ${[...new Set(reasons)].join('; ')}` : ''
    }`,
  );
}
