import { z } from 'zod';

/** `kafkaSupport.obligations`. */
export const obligationsConfigSchema = z.strictObject({
  /** How many days before its date people are reminded. */
  remindDays: z.number().min(0).max(365).default(3),
  /** How often each replica looks for what is due. */
  sweepIntervalMs: z.int().min(100).max(3_600_000).default(30_000),
});
export type ObligationsConfig = z.output<typeof obligationsConfigSchema>;
