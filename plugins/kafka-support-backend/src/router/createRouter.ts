import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { createAccessReviewsRouter } from './createAccessReviewsRouter';
import { createAuditRouter } from './createAuditRouter';
import { createClaimsRouter } from './createClaimsRouter';
import { createClustersRouter } from './createClustersRouter';
import { createGuardrailsRouter } from './createGuardrailsRouter';
import { createKindsRouter } from './createKindsRouter';
import { createObligationsRouter } from './createObligationsRouter';
import { createReadinessRouter } from './createReadinessRouter';
import { createRequestsRouter } from './createRequestsRouter';
import { createResourcesRouter } from './createResourcesRouter';
import { createStreamsRouter } from './createStreamsRouter';
import type { Edge } from './Edge';
import { jsonBody } from './jsonBody';
import { createOpenApiDocument } from './openapi';
import { publicErrors } from './publicErrors';
import type { Services } from '../services';

/**
 * The HTTP API. A router per noun parses a call, calls one service and answers;
 * what is allowed, stored and sent to Kafka is decided behind the services.
 */
export function createRouter(
  options: Services & Edge & { logger: LoggerService },
): Router {
  const document = createOpenApiDocument();
  const router = PromiseRouter();
  router.use(...jsonBody());
  router.get('/openapi.json', (_req, res) => res.json(document));
  router.use(createClustersRouter(options));
  router.use(createKindsRouter(options));
  router.use(createGuardrailsRouter(options));
  router.use(createRequestsRouter(options));
  router.use(createClaimsRouter(options));
  router.use(createResourcesRouter(options));
  router.use(createReadinessRouter(options));
  router.use(createStreamsRouter(options));
  router.use(createObligationsRouter(options));
  router.use(createAccessReviewsRouter(options));
  router.use(createAuditRouter(options));
  router.use(req => {
    throw new NotFoundError(
      `There is no "${req.method} ${req.path.slice(
        0,
        200,
      )}" here. What there is says GET /openapi.json`,
    );
  });
  router.use(publicErrors(options));
  return router;
}
