import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { mount } from './mount';
import { kindRoutes } from './routes/kinds';
import type { KindsService } from '../services';

export function createKindsRouter(
  options: { kinds: KindsService } & Edge,
): Router {
  const { kinds } = options;
  const router = PromiseRouter();

  mount(router, options, kindRoutes.listKinds, async call => ({
    items: await kinds.list(call.credentials),
  }));

  return router;
}
