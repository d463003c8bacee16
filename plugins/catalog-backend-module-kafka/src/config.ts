import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import { KAFKA_TOPICS_ANNOTATION } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { EntityOptions } from './toEntities';

const KEY = 'catalog.providers.kafkaSupport';

export interface ModuleConfig extends EntityOptions {
  schedule: SchedulerServiceTaskScheduleDefinition;
  changesSchedule: SchedulerServiceTaskScheduleDefinition;
  topicsAnnotation: string;
  runbookAnnotation: string;
}

/** @throws InputError that names the key */
export function readModuleConfig(rootConfig: Config): ModuleConfig {
  const config = rootConfig.getOptionalConfig(KEY);
  const pagePath = config?.getOptionalString('pagePath') ?? '/kafka-support';
  if (!pagePath.startsWith('/') || pagePath.startsWith('//')) {
    throw new InputError(
      `Bad configuration at ${KEY}.pagePath: "${pagePath}". Valid is a path of the portal, such as "/kafka-support"`,
    );
  }
  const appUrl = rootConfig.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    schedule: scheduleOf(config, 'schedule', {
      frequency: { minutes: 5 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 15 },
    }),
    changesSchedule: scheduleOf(config, 'changesSchedule', {
      frequency: { seconds: 20 },
      timeout: { minutes: 2 },
      initialDelay: { seconds: 25 },
    }),
    platform:
      config?.getOptionalString('clusterOwner') ?? 'group:default/platform',
    pagesUrl: `${appUrl}${pagePath.replace(/\/+$/, '')}`,
    // The same keys as the Kafka support backend has, so that both look alike.
    topicsAnnotation:
      rootConfig.getOptionalString(
        'kafkaSupport.ownership.annotations.topics',
      ) ?? KAFKA_TOPICS_ANNOTATION,
    runbookAnnotation:
      rootConfig.getOptionalString(
        'kafkaSupport.supportMetadata.annotations.runbook',
      ) ?? 'kafka-support.io/runbook',
  };
}

function scheduleOf(
  config: Config | undefined,
  key: string,
  fallback: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  if (!config?.has(key)) return fallback;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig(key),
    );
  } catch (error) {
    throw new InputError(
      `Bad configuration at ${KEY}.${key}: ${stringifyError(error)}`,
    );
  }
}
