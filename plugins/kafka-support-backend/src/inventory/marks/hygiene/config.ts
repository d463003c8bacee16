import { z } from 'zod';
import type { HygieneLimits } from './types';

const days = z.int().min(1).max(3650);

/** `kafkaSupport.hygiene`. */
export const hygieneConfigSchema: z.ZodType<HygieneLimits> = z.strictObject({
  unusedDays: days.default(30),
  staleOffsetsDays: days.default(14),
  minPartitions: z.int().min(2).max(100_000).default(12),
  partitionFactor: z.number().min(1.5).max(1000).default(3),
});
