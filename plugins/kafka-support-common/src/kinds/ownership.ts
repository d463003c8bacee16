import { z } from 'zod';
import {
  formatResourceRef,
  parseResourceRef,
  type ResourceType,
} from '../resourceRef';

/** Types of resources that a team can be the owner of. @public */
export const ownableTypes = [
  'topic',
  'group',
  'principal',
  'connector',
] as const satisfies readonly ResourceType[];

/** Why a text names nothing that can be owned; undefined when it does. */
function refusalOf(text: string): string | undefined {
  let ref: ReturnType<typeof parseResourceRef>;
  try {
    ref = parseResourceRef(text);
  } catch (error) {
    return (error as Error).message;
  }
  if (!ownableTypes.some(type => type === ref.type))
    return `must be a ${ownableTypes.join(', ')}: a "${
      ref.type
    }" has no owner of its own`;
  // Two spellings of one name would be two resources with two owners.
  const canonical = formatResourceRef(ref);
  return text === canonical ? undefined : `must be written "${canonical}"`;
}

const resourceRef = z
  .string()
  .min(1)
  .max(900)
  .superRefine((text, context) => {
    const message = refusalOf(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

const componentRef = z
  .string()
  .max(300)
  .regex(
    /^component:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
    'must be a component such as component:default/payments-api',
  );

/** Most resources of one batch of claims. @public */
export const maxBatchClaims = 1_000;

/** The first resource that a batch names twice. */
function namedTwice(resources: { resource: string }[] = []) {
  const seen = new Set<string>();
  for (const { resource } of resources) {
    if (seen.has(resource)) return resource;
    seen.add(resource);
  }
  return undefined;
}

/**
 * Spec of `ownership`: who shall answer for a resource, or for many. Whether one
 * is a claim or a transfer follows from what is recorded now; many are claims
 * only, all for one team, since a team agrees for itself.
 *
 * @public
 */
export const ownershipSpecSchema = z
  .strictObject({
    /** A resource ref of the request's cluster: `prod/topic/orders.order.placed.v1`. */
    resource: resourceRef.optional(),
    /** A batch: what somebody owns already is left as it is. */
    resources: z
      .array(
        z.strictObject({
          resource: resourceRef,
          /** The component that this one belongs to; absent: that of the batch. */
          component: componentRef.optional(),
        }),
      )
      .min(1)
      .max(maxBatchClaims)
      .optional(),
    /** A group, entity ref. */
    owner: z
      .string()
      .max(300)
      .regex(
        /^group:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
        'must be a group such as group:default/payments: people leave, teams stay',
      ),
    /** The component that the resource belongs to, entity ref. */
    component: componentRef.optional(),
  })
  .superRefine(({ resource, resources }, context) => {
    if ((resource === undefined) === (resources === undefined))
      context.addIssue({
        code: 'custom',
        path: ['resource'],
        message:
          'names one resource here, or many under "resources": exactly one of the two',
      });
    const twice = namedTwice(resources);
    if (twice !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['resources'],
        message: `names "${twice}" twice; each resource stands once`,
      });
  });
/** @public */
export type OwnershipSpec = z.infer<typeof ownershipSpecSchema>;

/**
 * The resources that a spec of `ownership` speaks of, each with its component.
 *
 * @public
 */
export function resourcesToOwn(
  spec: OwnershipSpec,
): { resource: string; component?: string }[] {
  const { resource, resources = [], component } = spec;
  const all = resource === undefined ? resources : [{ resource }];
  return all.map(each => ({ component, ...each }));
}
