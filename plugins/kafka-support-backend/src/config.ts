import type { Config } from '@backstage/config';
import { z } from 'zod';
import { readOwnershipConfig, type OwnershipConfig } from './ownership';

const PATH = 'kafkaSupport';

const executionSchema = z.strictObject({
  leaseMs: z.int().positive().optional(),
  sweepIntervalMs: z.int().min(100).max(3_600_000).default(5_000),
  concurrencyPerCluster: z.int().min(1).max(1_000).optional(),
});
/** `kafkaSupport.execution`; what is absent has its default in the executor. */
export type ExecutionConfig = z.output<typeof executionSchema>;

/**
 * Keys that others read: clusters, guardrails and reviewers have their readers
 * beside what they configure.
 */
const otherKeys = ['clusters', 'guardrails', 'reviewers'];
const ownKeys = ['execution', 'ownership', 'supportMetadata'];

/** The parts of the configuration that have no folder of their own to be read in. */
export interface PluginConfig {
  execution: ExecutionConfig;
  ownership: OwnershipConfig;
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
  const execution = executionSchema.safeParse(
    rootConfig.getOptional(`${PATH}.execution`) ?? {},
  );
  if (!execution.success) {
    throw new Error(
      execution.error.issues
        .map(
          ({ path, message }) =>
            `${[PATH, 'execution', ...path].join('.')}: ${message}`,
        )
        .join('\n'),
    );
  }
  return {
    execution: execution.data,
    ownership: readOwnershipConfig({
      supportMetadata: rootConfig.getOptional(`${PATH}.supportMetadata`),
      ownership: rootConfig.getOptional(`${PATH}.ownership`),
    }),
  };
}
