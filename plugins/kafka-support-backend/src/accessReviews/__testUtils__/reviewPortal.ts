import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
  type SchedulerService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import type { AccessReview } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { alice, file, newTopic, oscar } from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';

type Task = Parameters<SchedulerService['scheduleTask']>[0] &
  SchedulerServiceTaskScheduleDefinition;

/** A scheduler whose tasks run when a test says so. */
function heldScheduler() {
  const tasks = new Map<string, Task>();
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async task => {
      tasks.set(task.id, task as Task);
    },
    triggerTask: async () => undefined,
  });
  return {
    feature: createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => scheduler,
    }),
    run: async (id: string) => {
      await tasks.get(`kafka-support-${id}`)!.fn(new AbortController().signal);
    },
  };
}

/** A portal that reviews access to all streams of the tests' components. */
export async function reviewPortal(
  options: {
    permissions?: boolean;
    policy?: PermissionPolicy;
    /** Of a portal before: as if that one was started again. */
    knex?: Knex;
    config?: Record<string, unknown>;
  } = {},
) {
  const held = heldScheduler();
  let knex = options.knex;
  const database = createServiceFactory({
    service: coreServices.database,
    deps: { config: coreServices.rootConfig },
    factory: (): DatabaseService => ({
      getClient: async () => {
        knex ??= memoryDatabase();
        return knex;
      },
    }),
  });
  const portal = await startPortal({
    permissions: options.permissions,
    policy: options.policy,
    features: [held.feature, database],
    config: {
      accessReviews: { dataClasses: ['Internal'], dueDays: 7 },
      ...options.config,
    },
  });
  return { portal, run: held.run, knex: knex! };
}

function memoryDatabase(): Knex {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const knex = require('knex')({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  return knex;
}

/** A topic of orders that these services may read by a request of Oscar, and its open review. */
export async function openReview(
  { portal, run }: Awaited<ReturnType<typeof reviewPortal>>,
  producers: string[] = ['User:orders-api', 'User:crm'],
): Promise<AccessReview> {
  const request = await file(
    portal,
    oscar,
    newTopic('orders-api', {
      producers: producers.map(principal => ({ principal })),
    }),
  );
  if (request.status === 'in_review')
    for (const role of request.reviewers)
      await portal
        .as(role.role === 'platform' ? 'user:default/petra' : alice)
        .review(request.id, {
          verdict: 'approve',
          role: role.role,
          planDigest: request.plan.digest,
        });
  await portal.reached(request.id, 'verified');
  await run('access-reviews-open');
  const { body } = await portal.call(
    oscar,
    'GET',
    `/access-reviews?resource=dev/topic/${request.spec.name}`,
  );
  const { body: review } = await portal.call(
    oscar,
    'GET',
    `/access-reviews/${body.items[0].id}`,
  );
  return review;
}
