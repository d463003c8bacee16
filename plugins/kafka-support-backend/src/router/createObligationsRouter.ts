import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ObligationsService } from '../services';
import type { Edge } from './Edge';
import { mount } from './mount';
import { obligationRoutes } from './routes/obligations';

export function createObligationsRouter(
  options: { obligations: ObligationsService } & Edge,
): Router {
  const { obligations } = options;
  const router = PromiseRouter();

  mount(router, options, obligationRoutes.listObligations, call =>
    obligations.list(call.query, call.credentials),
  );

  return router;
}
