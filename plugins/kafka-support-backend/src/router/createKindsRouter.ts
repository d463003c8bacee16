import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mount } from './mount';
import { kindRoutes } from './routes/kinds';
import type { KindsService } from '../services';

export function createKindsRouter(options: {
  kinds: KindsService;
  httpAuth: HttpAuthService;
}): Router {
  const { kinds, httpAuth } = options;
  const router = PromiseRouter();

  mount(router, httpAuth, kindRoutes.listKinds, async call => ({
    items: await kinds.list(call.credentials),
  }));

  return router;
}
