import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { parseEntityPath } from './entityPath';
import { mount } from './mount';
import { readinessRoutes } from './routes/readiness';
import type { InventoryService } from '../services';

export function createReadinessRouter(options: {
  inventory: InventoryService;
  httpAuth: HttpAuthService;
}): Router {
  const { inventory, httpAuth } = options;
  const router = PromiseRouter();

  mount(router, httpAuth, readinessRoutes.getEntityStreams, call =>
    inventory.streamsOf(parseEntityPath(call.path), call.credentials),
  );

  return router;
}
