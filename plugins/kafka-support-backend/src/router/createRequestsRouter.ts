import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import type { RequestsService } from '../requests';
import { mount } from './mount';
import { requestRoutes } from './routes/requests';

export function createRequestsRouter(
  options: { requests: RequestsService<BackstageCredentials> } & Edge,
): Router {
  const { requests } = options;
  const router = PromiseRouter();

  mount(router, options, requestRoutes.preview, call =>
    requests.preview(call.body, call.credentials),
  );
  mount(router, options, requestRoutes.submitRequest, call =>
    requests.submit(
      call.body,
      { idempotencyKey: call.idempotencyKey },
      call.credentials,
    ),
  );
  mount(router, options, requestRoutes.listRequests, call =>
    requests.list(call.query, call.credentials),
  );
  mount(router, options, requestRoutes.getRequest, call =>
    requests.get(call.path.id, call.credentials),
  );
  mount(router, options, requestRoutes.listRequestEvents, async call => ({
    items: await requests.events(call.path.id, call.credentials),
  }));
  mount(router, options, requestRoutes.getRequestEvidence, call =>
    requests.evidence(call.path.id, call.credentials),
  );
  mount(router, options, requestRoutes.reviewRequest, call =>
    requests.review(call.path.id, call.body, call.credentials),
  );
  mount(router, options, requestRoutes.commentRequest, call =>
    requests.comment(call.path.id, call.body, call.credentials),
  );
  mount(router, options, requestRoutes.cancelRequest, call =>
    requests.cancel(call.path.id, call.credentials),
  );
  mount(router, options, requestRoutes.retryRequest, call =>
    requests.retry(call.path.id, call.credentials),
  );
  mount(router, options, requestRoutes.reconcileRequest, call =>
    requests.reconcile(call.path.id, call.credentials),
  );
  mount(router, options, requestRoutes.revertRequest, call =>
    requests.revert(
      call.path.id,
      call.body,
      { idempotencyKey: call.idempotencyKey },
      call.credentials,
    ),
  );
  mount(router, options, requestRoutes.adoptDrift, call =>
    requests.adoptDrift(
      call.path.resource,
      call.body,
      { idempotencyKey: call.idempotencyKey },
      call.credentials,
    ),
  );

  return router;
}
