import { z } from 'zod';
import { groupIdSchema, topicNameSchema } from './topicCreate';

/**
 * Spec of `topic-delete`: which topic, and what goes with it. `topicId` is the
 * identity of the topic that was looked at; the server fills it in, so that a
 * topic deleted and made again meanwhile is never taken for it.
 *
 * @public
 */
export const topicDeleteSpecSchema = z.strictObject({
  topic: topicNameSchema,
  topicId: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,64}$/,
      'must be the id of a topic as Kafka answers it; leave it out for the topic there is now',
    )
    .optional(),
  /** The allowing ACLs that name just this topic are revoked too; true by default. */
  removeAccess: z.boolean().optional(),
  /** Groups without members that have to do with this topic only, deleted too. */
  removeGroups: z
    .array(groupIdSchema)
    .max(50, 'must name at most 50 groups')
    .refine(groups => new Set(groups).size === groups.length, {
      message: 'must name each group once',
    })
    .optional(),
});
/** @public */
export type TopicDeleteSpec = z.infer<typeof topicDeleteSpecSchema>;
