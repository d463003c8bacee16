import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mount } from './mount';
import { resourceRoutes } from './routes/resources';
import type { InventoryService } from '../services';

export function createResourcesRouter(options: {
  inventory: InventoryService;
  httpAuth: HttpAuthService;
}): Router {
  const { inventory, httpAuth } = options;
  const router = PromiseRouter();

  mount(router, httpAuth, resourceRoutes.listResources, call =>
    inventory.list(call.query, call.credentials),
  );

  return router;
}
