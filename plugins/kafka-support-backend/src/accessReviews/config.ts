import { z } from 'zod';

/** `kafkaSupport.accessReviews`. */
export const accessReviewsConfigSchema = z.strictObject({
  /** Data classes whose streams are reviewed, in any case of letters. */
  dataClasses: z.array(z.string().min(1).max(100)).max(50).default([]),
  /** How many days after a review the next is opened. */
  everyDays: z.number().min(1).max(3_650).default(180),
  /** How many days people have for a review. */
  dueDays: z.number().min(1).max(365).default(14),
});
export type AccessReviewsConfig = z.output<typeof accessReviewsConfigSchema>;
