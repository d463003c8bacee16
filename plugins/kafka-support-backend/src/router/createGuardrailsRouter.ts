import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { mount } from './mount';
import { guardrailRoutes } from './routes/guardrails';
import type { GuardrailsService } from '../services';

export function createGuardrailsRouter(options: {
  guardrails: GuardrailsService;
  httpAuth: HttpAuthService;
}): Router {
  const { guardrails, httpAuth } = options;
  const router = PromiseRouter();

  mount(router, httpAuth, guardrailRoutes.listGuardrails, async call => ({
    items: await guardrails.list(call.credentials),
  }));

  return router;
}
