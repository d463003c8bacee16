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

/**
 * Spec of `ownership`: who shall answer for a resource. Whether it is a claim or
 * a transfer follows from what is recorded now.
 *
 * @public
 */
export const ownershipSpecSchema = z.strictObject({
  /** A resource ref of the request's cluster: `prod/topic/orders.order.placed.v1`. */
  resource: z
    .string()
    .min(1)
    .max(900)
    .superRefine((text, context) => {
      const message = refusalOf(text);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  /** A group, entity ref. */
  owner: z
    .string()
    .max(300)
    .regex(
      /^group:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
      'must be a group such as group:default/payments: people leave, teams stay',
    ),
  /** The component that the resource belongs to, entity ref. */
  component: z
    .string()
    .max(300)
    .regex(
      /^component:[a-z0-9-_.]+\/[a-z0-9-_.]+$/i,
      'must be a component such as component:default/payments-api',
    )
    .optional(),
});
/** @public */
export type OwnershipSpec = z.infer<typeof ownershipSpecSchema>;
