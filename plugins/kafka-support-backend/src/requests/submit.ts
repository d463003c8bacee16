import { createHash } from 'node:crypto';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  covers,
  submitInputSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { modeOf } from '../clusters';
import { newRequest } from './newRequest';
import { parseBody } from './parseBody';
import type { ServiceParts } from './parts';
import { assertPerson } from './person';
import { toPreview } from './present';
import { editedRequest } from './edit';
import { quoted } from './text';
import type {
  Assessment,
  Caller,
  IdempotencyKey,
  NewRequest,
  StoredRequest,
} from './types';
import { withDetails } from './withDetails';

const DAY_MS = 86_400_000;
const MAX_KEY_LENGTH = 200;

/**
 * Files a request. Everything that can refuse it comes before the one write, so
 * nothing is stored half.
 */
export async function submit(
  parts: ServiceParts,
  body: unknown,
  options: { idempotencyKey?: string },
  caller: Caller,
): Promise<StoredRequest> {
  assertPerson(caller, 'submit a request');
  const input = parseBody(submitInputSchema, body, 'body');
  const idempotency = idempotencyOf('POST /requests', options, caller, input);
  const existing = idempotency && (await findExisting(parts, idempotency));
  if (existing) return existing;

  assertMaySubmit(parts, input.kind, input.cluster);
  assertNotPast(input.neededBy, parts.now());
  const edited =
    input.supersedes === undefined
      ? undefined
      : await editedRequest(parts, input.supersedes, input, caller);
  const component = input.component?.toLowerCase();
  const assessment = await parts.assessor.assess({
    kind: input.kind,
    cluster: input.cluster,
    spec: input.spec,
    component,
    requester: { userRef: caller.ref, ownershipRefs: caller.ownershipRefs },
  });
  if (!covers(input.plan.changes, assessment.plan.changes)) {
    throw withDetails(
      new ConflictError(
        'The plan that you saw is not what would be done now. The fresh one is in the details: look at it and submit that',
      ),
      toPreview(assessment),
    );
  }
  return file(parts, {
    assessment,
    caller,
    component,
    justification: input.justification,
    neededBy: input.neededBy,
    idempotency,
    supersedes: edited?.id,
    takeOver: edited && {
      id: edited.id,
      event: {
        type: 'status.changed',
        at: parts.now().toISOString(),
        actor: caller.ref,
        message: 'Edited: another request takes its place',
      },
    },
  });
}

/** Stores what was assessed and starts its work when nobody has to agree. */
export async function file(
  parts: ServiceParts,
  input: {
    assessment: Assessment;
    caller: Caller;
    component?: string;
    justification: string;
    neededBy?: string;
    revertOf?: string;
    supersedes?: string;
    idempotency?: NewRequest['idempotency'];
    takeOver?: NewRequest['takeOver'];
  },
): Promise<StoredRequest> {
  const { assessment, idempotency } = input;
  const denied = assessment.evaluation.decision === 'deny';
  if (assessment.plan.changes.length === 0 && !denied) {
    throw new InputError(
      `There is nothing to do: cluster "${assessment.cluster}" is as asked already. Valid is a spec that changes something`,
    );
  }
  const id = parts.newId();
  const stored = await parts.store.create({
    ...newRequest({
      ...input,
      supersedes: denied ? undefined : input.supersedes,
      id,
      at: parts.now().toISOString(),
      environment: parts.clusters.get(assessment.cluster).facts.environment,
    }),
    idempotency,
    // What is denied replaces nothing.
    takeOver: denied ? undefined : naming(id, input.takeOver),
  });
  // Another id: a repeat of the same call was faster, and started it.
  if (stored.id === id && stored.status === 'approved')
    parts.executor.start(id);
  return stored;
}

/** The row that ends the former request says which one came after it. */
function naming(
  id: string,
  takeOver: NewRequest['takeOver'],
): NewRequest['takeOver'] {
  return (
    takeOver && {
      ...takeOver,
      event: {
        ...takeOver.event,
        details: { ...takeOver.event.details, supersededBy: id },
      },
    }
  );
}

/**
 * A paused cluster takes requests: they wait, and say so, until it is resumed.
 *
 * @throws InputError for an unknown kind or cluster, NotAllowedError in mode observe
 */
export function assertMaySubmit(
  { kinds, clusters }: ServiceParts,
  kindId: string,
  clusterId: string,
): void {
  const kind = kinds.get(kindId);
  if (modeOf(clusters.get(clusterId), kind) !== 'observe') return;
  throw new NotAllowedError(
    `Cluster ${quoted(clusterId)} runs in mode observe for ${
      kind.id
    }: a request can be previewed, not submitted. It can in mode propose or apply, which its operators configure`,
  );
}

/** @throws InputError for a key that cannot be kept */
export function idempotencyOf(
  route: string,
  { idempotencyKey: key }: { idempotencyKey?: string },
  caller: Caller,
  input: unknown,
): (IdempotencyKey & { bodyHash: string }) | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY_LENGTH) {
    throw new InputError(
      `Not an Idempotency-Key: ${quoted(
        key,
      )}. Valid are 1 to ${MAX_KEY_LENGTH} printable ASCII characters without blanks, such as a UUID`,
    );
  }
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(input))
    .digest('hex');
  return { caller: caller.ref, route, key, bodyHash };
}

export function findExisting(
  { store }: ServiceParts,
  { bodyHash, ...key }: IdempotencyKey & { bodyHash: string },
): Promise<StoredRequest | undefined> {
  return store.findIdempotent(key, bodyHash);
}

/** One day of grace: the person's date can be behind ours. */
function assertNotPast(neededBy: string | undefined, now: Date): void {
  if (neededBy === undefined) return;
  const earliest = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
  if (neededBy >= earliest) return;
  throw new InputError(
    `"body.neededBy" is "${neededBy}", which is over. Valid is today or a later date`,
  );
}
