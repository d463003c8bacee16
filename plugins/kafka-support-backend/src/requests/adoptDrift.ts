import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  adoptDriftInputSchema,
  formatResourceRef,
  parseResourceRef,
  type Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { assertPerson } from './person';
import { toPreview } from './present';
import { anyOf } from './reviewing';
import { file, findExisting, idempotencyOf } from './submit';
import { quoted } from './text';
import type { Caller, StoredRequest } from './types';
import { withDetails } from './withDetails';

const ROUTE = 'POST /resources/{resource}/drift/adopt';

/**
 * Files a request that accepts a topic as it is. It is for those who answer for
 * the topic, and for exactly what they saw: the digest is that of the plan.
 */
export async function adoptDrift(
  parts: ServiceParts,
  resource: string,
  body: unknown,
  options: { idempotencyKey?: string },
  caller: Caller,
): Promise<StoredRequest> {
  assertPerson(caller, 'accept a topic as it is');
  const { cluster, name } = topicOf(resource);
  const input = parseBody(adoptDriftInputSchema, body, 'body');
  const idempotency = idempotencyOf(ROUTE, options, caller, {
    resource,
    ...input,
  });
  const existing = idempotency && (await findExisting(parts, idempotency));
  if (existing) return existing;

  const assessment = await parts.assessor.assess({
    kind: 'adopt-drift',
    cluster,
    spec: { topic: name },
    requester: { userRef: caller.ref, ownershipRefs: caller.ownershipRefs },
  });
  assertAnswers(assessment.ownership, caller, parts.platform);
  const { plan } = assessment;
  if (plan.changes.length === 0)
    throw withDetails(
      new ConflictError(
        `The topic ${quoted(
          name,
        )} is as it was approved: nothing is left to accept`,
      ),
      toPreview(assessment),
    );
  if (plan.digest !== input.digest)
    throw withDetails(
      new ConflictError(
        `What you saw of the topic ${quoted(
          name,
        )} is not how it differs now. How it does is in the details: look at it and accept that`,
      ),
      toPreview(assessment),
    );
  return file(parts, {
    assessment,
    caller,
    justification: input.justification,
    idempotency,
  });
}

/** @throws InputError for what is no topic */
function topicOf(resource: string): { cluster: string; name: string } {
  const ref = parseResourceRef(resource);
  if (ref.type !== 'topic')
    throw new InputError(
      `"${resource.slice(0, 300)}" is a ${
        ref.type
      }. Only topics are compared with what was approved: valid is a ref such as "${formatResourceRef(
        { ...ref, type: 'topic', name: 'orders.order.placed.v1' },
      )}"`,
    );
  return ref;
}

/** @throws NotAllowedError that names who may */
function assertAnswers(
  { owner, ownerState }: Ownership,
  caller: Caller,
  platform: readonly string[],
): void {
  const may = [
    ...(owner && ownerState === 'active' ? [owner] : []),
    ...platform,
  ];
  if (anyOf(may, caller)) return;
  throw new NotAllowedError(
    `"${caller.ref}" cannot accept the topic as it is. That is for ${may.join(
      ', ',
    )}`,
  );
}
