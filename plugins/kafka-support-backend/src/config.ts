import type { Config } from '@backstage/config';
import { z } from 'zod';
import { hygieneConfigSchema, type HygieneLimits } from './inventory';
import {
  accessReviewsConfigSchema,
  type AccessReviewsConfig,
} from './accessReviews';
import { readOwnershipConfig, type OwnershipConfig } from './ownership';
import { obligationsConfigSchema, type ObligationsConfig } from './requests';

const PATH = 'kafkaSupport';

const executionSchema = z.strictObject({
  leaseMs: z.int().positive().optional(),
  sweepIntervalMs: z.int().min(100).max(3_600_000).default(5_000),
  concurrencyPerCluster: z.int().min(1).max(1_000).optional(),
});
/** `kafkaSupport.execution`; what is absent has its default in the executor. */
export type ExecutionConfig = z.output<typeof executionSchema>;

const inventorySchema = z.strictObject({
  intervalMs: z.int().min(1_000).max(86_400_000).default(60_000),
  keepGoneDays: z.int().min(1).max(3_650).default(30),
});
/** `kafkaSupport.inventory`. */
export type InventoryConfig = z.output<typeof inventorySchema>;

const requestsSchema = z.strictObject({
  /** How long a request waits for people before it expires. */
  expireDays: z.number().min(1).max(3_650).default(30),
});
/** `kafkaSupport.requests`. */
export type RequestsConfig = z.output<typeof requestsSchema>;

/**
 * Keys that others read: clusters, guardrails and reviewers have their readers
 * beside what they configure.
 */
const otherKeys = ['clusters', 'guardrails', 'reviewers'];
const ownKeys = [
  'accessReviews',
  'execution',
  'hygiene',
  'inventory',
  'obligations',
  'ownership',
  'requests',
  'supportMetadata',
];

/** The parts of the configuration that have no folder of their own to be read in. */
export interface PluginConfig {
  execution: ExecutionConfig;
  hygiene: HygieneLimits;
  inventory: InventoryConfig;
  obligations: ObligationsConfig;
  accessReviews: AccessReviewsConfig;
  ownership: OwnershipConfig;
  requests: RequestsConfig;
}

/** @throws Error with the path of the key that is wrong */
export function readPluginConfig(rootConfig: Config): PluginConfig {
  const keys = rootConfig.getOptionalConfig(PATH)?.keys() ?? [];
  const valid = [...otherKeys, ...ownKeys].sort();
  const unknown = keys.find(key => !valid.includes(key));
  if (unknown !== undefined) {
    throw new Error(
      `${PATH}.${unknown}: there is no such key. Valid are ${valid.join(', ')}`,
    );
  }
  return {
    execution: readSection(rootConfig, 'execution', executionSchema),
    hygiene: readSection(rootConfig, 'hygiene', hygieneConfigSchema),
    inventory: readSection(rootConfig, 'inventory', inventorySchema),
    obligations: readSection(
      rootConfig,
      'obligations',
      obligationsConfigSchema,
    ),
    accessReviews: readSection(
      rootConfig,
      'accessReviews',
      accessReviewsConfigSchema,
    ),
    requests: readSection(rootConfig, 'requests', requestsSchema),
    ownership: readOwnershipConfig({
      supportMetadata: rootConfig.getOptional(`${PATH}.supportMetadata`),
      ownership: rootConfig.getOptional(`${PATH}.ownership`),
    }),
  };
}

function readSection<T>(
  rootConfig: Config,
  section: string,
  schema: z.ZodType<T>,
): T {
  const parsed = schema.safeParse(
    rootConfig.getOptional(`${PATH}.${section}`) ?? {},
  );
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues
      .map(
        ({ path, message }) =>
          `${[PATH, section, ...path].join('.')}: ${message}`,
      )
      .join('\n'),
  );
}
