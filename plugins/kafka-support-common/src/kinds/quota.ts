import { z } from 'zod';

/** In place of a name: everybody who has no quota of their own. @public */
export const DEFAULT_QUOTA_ENTITY = '<default>';

/** Limits that a quota can hold, by Kafka's key. @public */
export const quotaKeys = [
  'producer_byte_rate',
  'consumer_byte_rate',
  'request_percentage',
] as const;
/** @public */
export type QuotaKey = (typeof quotaKeys)[number];

const nameSchema = z
  .string()
  .min(1)
  .max(200)
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'must hold no control characters');

const byteRateSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/**
 * Spec of `quota`: limits for a user, a client id, or both together; `<default>`
 * stands for all that have none of their own. Each limit holds on each broker by
 * itself.
 *
 * @public
 */
export const quotaSpecSchema = z
  .strictObject({
    /** As the brokers know it, without `User:`. */
    user: nameSchema
      .refine(user => !user.startsWith('User:'), {
        message: 'must be the name alone, without "User:"',
      })
      .optional(),
    clientId: nameSchema.optional(),
    /** Bytes per second and broker. */
    producerBytesPerSecond: byteRateSchema.optional(),
    /** Bytes per second and broker. */
    consumerBytesPerSecond: byteRateSchema.optional(),
    /** Share of the request and network threads of a broker; 100 is one thread. */
    requestPercentage: z.number().positive().max(1_000_000_000).optional(),
    /** Limits to take away. */
    remove: z
      .array(z.enum(quotaKeys))
      .max(quotaKeys.length)
      .refine(keys => new Set(keys).size === keys.length, {
        message: 'must name each limit once',
      })
      .optional(),
  })
  .refine(spec => spec.user !== undefined || spec.clientId !== undefined, {
    message: 'must name a user, a client id or both',
    path: ['user'],
  })
  .superRefine((spec, context) => {
    const set = limitsOf(spec);
    const removed = spec.remove ?? [];
    if (Object.keys(set).length + removed.length === 0)
      context.addIssue({
        code: 'custom',
        message: 'must set or remove at least one limit',
        path: ['producerBytesPerSecond'],
      });
    removed.forEach((key, index) => {
      if (key in set)
        context.addIssue({
          code: 'custom',
          message: 'must not set and remove the same limit',
          path: ['remove', index],
        });
    });
  });
/** @public */
export type QuotaSpec = z.infer<typeof quotaSpecSchema>;

/** The limits that a spec sets, by Kafka's key. @public */
export function limitsOf(
  spec: Pick<
    QuotaSpec,
    'producerBytesPerSecond' | 'consumerBytesPerSecond' | 'requestPercentage'
  >,
): Partial<Record<QuotaKey, number>> {
  const limits: Partial<Record<QuotaKey, number>> = {};
  if (spec.producerBytesPerSecond !== undefined)
    limits.producer_byte_rate = spec.producerBytesPerSecond;
  if (spec.consumerBytesPerSecond !== undefined)
    limits.consumer_byte_rate = spec.consumerBytesPerSecond;
  if (spec.requestPercentage !== undefined)
    limits.request_percentage = spec.requestPercentage;
  return limits;
}

/** Where the spec names the limit of a key. @public */
export const quotaFields = {
  producer_byte_rate: 'producerBytesPerSecond',
  consumer_byte_rate: 'consumerBytesPerSecond',
  request_percentage: 'requestPercentage',
} as const satisfies Record<QuotaKey, keyof QuotaSpec>;
