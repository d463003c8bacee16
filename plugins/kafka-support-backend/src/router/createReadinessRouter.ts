import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { parseEntityPath } from './entityPath';
import { mount } from './mount';
import { readinessRoutes } from './routes/readiness';
import type { InventoryService } from '../services';

export function createReadinessRouter(
  options: { inventory: InventoryService } & Edge,
): Router {
  const { inventory } = options;
  const router = PromiseRouter();

  mount(router, options, readinessRoutes.getEntityStreams, call =>
    inventory.streamsOf(parseEntityPath(call.path), call.credentials),
  );

  return router;
}
