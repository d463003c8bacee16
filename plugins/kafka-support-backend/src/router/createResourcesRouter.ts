import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { mount } from './mount';
import { resourceRoutes } from './routes/resources';
import type { InventoryService } from '../services';

export function createResourcesRouter(
  options: { inventory: InventoryService } & Edge,
): Router {
  const { inventory } = options;
  const router = PromiseRouter();

  mount(router, options, resourceRoutes.listResources, call =>
    inventory.list(call.query, call.credentials),
  );

  return router;
}
