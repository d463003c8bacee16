import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited, callMeta } from '../audit';
import { assertStorable, parseBody } from '../requests';
import type { AccessReviewsService } from '../services';
import { accessEvidenceMarkdown } from './accessEvidenceMarkdown';
import type { Edge } from './Edge';
import { mount } from './mount';
import { accessReviewRoutes } from './routes/accessReviews';

export function createAccessReviewsRouter(
  options: { accessReviews: AccessReviewsService } & Edge,
): Router {
  const { accessReviews, httpAuth, auditor } = options;
  const router = PromiseRouter();

  mount(router, options, accessReviewRoutes.listAccessReviews, call =>
    accessReviews.list(call.query, call.credentials),
  );
  mount(router, options, accessReviewRoutes.getAccessReview, call =>
    accessReviews.get(call.path.id, call.credentials),
  );
  mount(router, options, accessReviewRoutes.decideAccessReview, call =>
    accessReviews.decide(call.path.id, call.body, call.credentials),
  );

  const evidence = accessReviewRoutes.getAccessEvidence;
  // Not by `mount`: it answers Markdown too.
  router.get(evidence.path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    assertStorable(req.params, 'path');
    const { format = 'json', ...period } = parseBody(
      evidence.query,
      req.query,
      'query',
    );
    const event = {
      eventId: evidence.audit,
      request: req,
      meta: callMeta(req.params, undefined),
    };
    const document = await audited(auditor, event, () =>
      accessReviews.evidence(req.params, period, credentials),
    );
    if (format === 'json') {
      res.json(document);
      return;
    }
    res
      .attachment('kafka-access-evidence.md')
      .type('text/markdown')
      .send(accessEvidenceMarkdown(document));
  });

  return router;
}
