import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  kafkaSupportKindsExtensionPoint,
  kafkaSupportRulesExtensionPoint,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { clusterAdminExtensionPoint } from './clusterAdminExtensionPoint';
import { DefaultClusters } from './clusters';
import { compose } from './compose';
import { readPluginConfig } from './config';
import { builtInRules } from './guardrails';
import { builtInKinds } from './kinds';
import { applyMigrations } from './requests';
import { createRouter } from './router';

const SYNC_TASK = 'kafka-support-inventory-sync';

/**
 * The Kafka support backend.
 *
 * @public
 */
export const kafkaSupportPlugin = createBackendPlugin({
  pluginId: 'kafka-support',
  register(env) {
    const kinds = [...builtInKinds];
    const rules = [...builtInRules];
    let connect: Parameters<typeof DefaultClusters.create>[0]['connect'];
    env.registerExtensionPoint(kafkaSupportKindsExtensionPoint, {
      addKind: kind => kinds.push(kind),
    });
    env.registerExtensionPoint(kafkaSupportRulesExtensionPoint, {
      addRule: rule => rules.push(rule),
    });
    env.registerExtensionPoint(clusterAdminExtensionPoint, {
      connectWith(other) {
        connect = other;
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { rootConfig, lifecycle, logger, scheduler } = deps;
        const config = readPluginConfig(rootConfig);
        const clusters = DefaultClusters.create({
          config: rootConfig,
          logger,
          connect,
        });
        const {
          services,
          executor,
          inventorySync,
          obligationRunner,
          unansweredRequests,
          accessReviewOpener,
          accessReviewFollower,
          auditSealer,
        } = compose({
          ...deps,
          config,
          knex: await applyMigrations(deps.database),
          clusters,
          kinds,
          rules,
          // Refused while one runs; then the next one sees it.
          syncSoon: () =>
            void scheduler.triggerTask(SYNC_TASK).catch(() => undefined),
        });

        deps.httpRouter.use(createRouter({ ...deps, ...services }));
        // Each replica looks for itself; the database says who may take what.
        await scheduler.scheduleTask({
          id: 'kafka-support-sweep',
          scope: 'local',
          frequency: { milliseconds: config.execution.sweepIntervalMs },
          timeout: { minutes: 1 },
          fn: () => executor.sweep(),
        });
        await scheduler.scheduleTask({
          id: 'kafka-support-obligations',
          scope: 'local',
          frequency: { milliseconds: config.obligations.sweepIntervalMs },
          timeout: { minutes: 10 },
          fn: signal => obligationRunner.run(signal),
        });
        await scheduler.scheduleTask({
          id: 'kafka-support-unanswered-requests',
          scope: 'global',
          frequency: { hours: 1 },
          timeout: { minutes: 10 },
          fn: signal => unansweredRequests.run(signal),
        });
        await scheduler.scheduleTask({
          id: 'kafka-support-access-reviews-open',
          scope: 'global',
          frequency: { hours: 1 },
          timeout: { minutes: 30 },
          fn: async signal => {
            await accessReviewOpener.run(signal);
          },
        });
        await scheduler.scheduleTask({
          id: 'kafka-support-access-reviews-follow',
          scope: 'global',
          frequency: { minutes: 1 },
          timeout: { minutes: 10 },
          fn: signal => accessReviewFollower.run(signal),
        });
        await scheduler.scheduleTask({
          id: SYNC_TASK,
          scope: 'global',
          frequency: { milliseconds: config.inventory.intervalMs },
          timeout: { minutes: 5 },
          fn: signal => inventorySync.run(signal),
        });
        await scheduler.scheduleTask({
          id: 'kafka-support-audit-seal',
          scope: 'global',
          frequency: { hours: 1 },
          timeout: { minutes: 15 },
          fn: async () => {
            await auditSealer.seal();
          },
        });
        lifecycle.addShutdownHook(async () => {
          await executor.stop();
          await clusters.close();
        });
      },
    });
  },
});
