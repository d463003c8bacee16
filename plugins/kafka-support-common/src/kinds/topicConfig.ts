import { z } from 'zod';
import { topicConfigSchema, topicNameSchema } from './topicCreate';

/** Spec of `topic-config`: overrides to set and to remove, of keys that are not retention. @public */
export const topicConfigSpecSchema = z
  .strictObject({
    name: topicNameSchema,
    set: topicConfigSchema.optional(),
    unset: z.array(z.string().min(1).max(200)).max(100).optional(),
  })
  .refine(
    spec => Object.keys(spec.set ?? {}).length + (spec.unset?.length ?? 0) > 0,
    { message: 'must set or unset at least one key', path: ['set'] },
  )
  .refine(spec => !spec.unset?.some(key => key in (spec.set ?? {})), {
    message: 'must not set and unset the same key',
    path: ['unset'],
  });
/** @public */
export type TopicConfigSpec = z.infer<typeof topicConfigSpecSchema>;
