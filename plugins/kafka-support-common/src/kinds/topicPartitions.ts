import { z } from 'zod';
import { topicNameSchema } from './topicCreate';

/** Spec of `topic-partitions`: how many partitions a topic shall have. @public */
export const topicPartitionsSpecSchema = z.strictObject({
  topic: topicNameSchema,
  /** How many the topic has afterwards; brokers take up to 10,000 at once. */
  partitions: z.int().min(1).max(10_000),
  /**
   * Whether records have keys: the owner knows, brokers do not. Absent: not
   * known.
   */
  keyed: z.boolean().optional(),
});
/** @public */
export type TopicPartitionsSpec = z.infer<typeof topicPartitionsSpecSchema>;
