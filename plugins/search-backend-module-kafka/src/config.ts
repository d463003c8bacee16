import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';

const KEY = 'search.collators.kafkaSupport';

export interface CollatorConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Without a slash at its end. */
  pagePath: string;
}

/** @throws InputError that names the key */
export function readCollatorConfig(rootConfig: Config): CollatorConfig {
  const config = rootConfig.getOptionalConfig(KEY);
  const pagePath = config?.getOptionalString('pagePath') ?? '/kafka-support';
  if (!pagePath.startsWith('/') || pagePath.startsWith('//')) {
    throw new InputError(
      `Bad configuration at ${KEY}.pagePath: "${pagePath}". Valid is a path of the portal, such as "/kafka-support"`,
    );
  }
  return {
    schedule: scheduleOf(config),
    pagePath: pagePath.replace(/\/+$/, ''),
  };
}

function scheduleOf(
  config: Config | undefined,
): SchedulerServiceTaskScheduleDefinition {
  if (!config?.has('schedule')) {
    return {
      frequency: { minutes: 10 },
      timeout: { minutes: 15 },
      // The inventory is read first.
      initialDelay: { seconds: 30 },
    };
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig('schedule'),
    );
  } catch (error) {
    throw new InputError(
      `Bad configuration at ${KEY}.schedule: ${stringifyError(error)}`,
    );
  }
}
