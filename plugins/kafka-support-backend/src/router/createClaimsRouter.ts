import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ClaimsService } from '../services';
import type { Edge } from './Edge';
import { mount } from './mount';
import { claimRoutes } from './routes/claims';

export function createClaimsRouter(
  options: { claims: ClaimsService } & Edge,
): Router {
  const { claims } = options;
  const router = PromiseRouter();
  mount(router, options, claimRoutes.previewClaims, call =>
    claims.preview(call.body, call.credentials),
  );
  return router;
}
