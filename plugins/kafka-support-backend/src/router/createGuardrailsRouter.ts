import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { mount } from './mount';
import { guardrailRoutes } from './routes/guardrails';
import type { GuardrailsService } from '../services';

export function createGuardrailsRouter(
  options: { guardrails: GuardrailsService } & Edge,
): Router {
  const { guardrails } = options;
  const router = PromiseRouter();

  mount(router, options, guardrailRoutes.listGuardrails, async call => ({
    items: await guardrails.list(call.credentials),
  }));

  return router;
}
